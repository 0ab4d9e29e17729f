import { SocialScreen } from "./social-screen.ts";

customElements.define("social-screen", SocialScreen);
