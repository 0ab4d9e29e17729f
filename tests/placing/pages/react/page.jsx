import { SocialWall } from "virtual:social-wall-react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

/** The wrapper beside the plain element, which React 19 knows how to set. */
function Page() {
  const [layout, setLayout] = useState("masonry");
  const [isThere, setThere] = useState(true);
  const [reasons, setReasons] = useState([]);
  const heard = ({ detail }) => setReasons((before) => [...before, detail.reason]);
  return (
    <>
      <button type="button" onClick={() => setLayout("list")}>
        As a list
      </button>
      <button type="button" onClick={() => setThere(!isThere)}>
        Come or go
      </button>
      <output>{reasons.join()}</output>
      {isThere && (
        <>
          <SocialWall
            wall="acme-summer"
            server={window.koro}
            layout={layout}
            headingLevel={3}
            limit={2}
            lightbox={false}
            className="wrapped"
            onError={heard}
          >
            <a href="/posts">All posts</a>
          </SocialWall>
          <social-wall wall="acme-summer" heading-level={4} layout={layout} class="plain" />
        </>
      )}
    </>
  );
}

createRoot(document.querySelector("#page")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
