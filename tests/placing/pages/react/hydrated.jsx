import { SocialWall } from "virtual:social-wall-react";
import { hydrateRoot } from "react-dom/client";

/** The page as a server rendered it, taken over when Koro's script may long have been there. */
const recovered = [];
window.recovered = recovered;
hydrateRoot(
  document.querySelector("#page"),
  <SocialWall wall="acme-summer" headingLevel={3} lightbox={false} className="wrapped">
    <a href="/posts">All posts</a>
  </SocialWall>,
  { onRecoverableError: (error) => recovered.push(error.message) },
);
document.body.dataset.hydrated = "yes";
