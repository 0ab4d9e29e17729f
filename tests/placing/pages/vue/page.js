import { createApp } from "vue";
import Page from "./wall-page.vue";

createApp(Page).mount("#page");
