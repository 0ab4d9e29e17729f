declare module "*.css?inline" {
  /** The minified text of the style sheet, for `adoptStyles`. */
  const css: string;
  export default css;
}
