declare module "*.svg?raw" {
  const markup: string;
  export default markup;
}
declare module "*.css" {}
