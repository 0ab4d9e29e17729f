/** Every table in one object, for drizzle and better-auth. */
import * as alert from "./alert.ts";
import * as classifier from "./classifier.ts";
import * as collection from "./collection.ts";
import * as desk from "./desk.ts";
import * as letter from "./letter.ts";
import * as log from "./log.ts";
import * as people from "./people.ts";
import * as placement from "./placement.ts";
import * as post from "./post.ts";
import * as rule from "./rule.ts";
import * as source from "./source.ts";
import * as submission from "./submission.ts";
import * as suppression from "./suppression.ts";
import * as wall from "./wall.ts";
import * as workspace from "./workspace.ts";

export const schema = {
  ...workspace,
  ...wall,
  ...source,
  ...post,
  ...placement,
  ...submission,
  ...letter,
  ...people,
  ...rule,
  ...desk,
  ...log,
  ...suppression,
  ...classifier,
  ...collection,
  ...alert,
};
