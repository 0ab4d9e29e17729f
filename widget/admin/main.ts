/** Entry of the moderators' page: `dist/admin.js` and `dist/admin.css`. */
import "./theme/font.css";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/controls.css";
import "./shell/shell.css";
import "./shell/gate.css";
import "./shell/toasts.css";
import "./queue/queue.css";
import "./queue/card.css";
import "./walls/walls.css";
import "./sources/sources.css";
import "./share/share.css";
import "./letters/letters.css";
import "./people/people.css";
import "./account/account.css";
import "./rules/rules.css";
import "./curate/curate.css";
import "./look/look.css";
import "./look/choices.css";
import "./look/swatch.css";
import "./look/legibility.css";
import "./look/preview.css";
import { defineElements } from "./define-elements.ts";
import { registerComponentIcons } from "./icons/component-icons.ts";

registerComponentIcons();
defineElements();
