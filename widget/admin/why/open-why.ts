import type { AdminContext } from "../shell/admin-context.ts";
import type { WhyDialog } from "./why-dialog.ts";

/** Opens the panel over the page; focus goes back to where it was. */
export function openWhy(app: AdminContext, wall: string, post: string): void {
  document.querySelector("koro-why-dialog")?.remove();
  const dialog = document.createElement("koro-why-dialog") as WhyDialog;
  dialog.app = app;
  dialog.show(wall, post);
  (document.querySelector("koro-admin") ?? document.body).append(dialog);
}
