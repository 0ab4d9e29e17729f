import { SocialSubmit } from "./social-submit.ts";

customElements.define("social-submit", SocialSubmit);
