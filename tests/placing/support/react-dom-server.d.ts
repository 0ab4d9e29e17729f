/** The one function of it that a test calls; its typings would be a package more. */
declare module "react-dom/server" {
  export function renderToString(node: import("react").ReactNode): string;
}
