/**
 * The script of `/w/{wall}/frame`: tells the page around how tall the wall is, so that its frame can follow. Whoever
 * frames the page may know, which is why the message is for anybody.
 */
const wall = document.querySelector<HTMLElement>("script[data-wall]")?.dataset.wall ?? "";
let told = 0;

const sizes = new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told || window.parent === window) return;
  told = height;
  window.parent.postMessage({ type: "koro:height", wall, height }, "*");
});
sizes.observe(document.body);
