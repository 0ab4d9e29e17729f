/** The entry of the server's build: what `dist/server/wall.js` offers. */
export { renderWall } from "./render-wall.ts";
