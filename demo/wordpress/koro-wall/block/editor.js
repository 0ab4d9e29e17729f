/** The block in the editor: settings in the side bar, and the wall itself where it will stand. Plain, without a build. */

// A block and constants: what stands outside, and functions with names, would be everybody's on this page.
{
  const { blocks, blockEditor, components, element, i18n } = window.wp;
  const known = window.koroWall ?? { server: "", settingsUrl: "" };
  const { createElement: el, Fragment, useEffect, useRef, useState } = element;
  const { __ } = i18n;
  const { PanelBody, Placeholder, RangeControl, SelectControl, TextControl } = components;

  const attributesOf = "wall,layout,card,preset,density,theme,limit,columns,locale,server".split(
    ",",
  );

  const asTheWallSays = () => ({ value: "", label: __("As the wall says", "koro-wall") });

  const layouts = () => [
    asTheWallSays(),
    { value: "masonry", label: __("Masonry", "koro-wall") },
    { value: "grid", label: __("Grid", "koro-wall") },
    { value: "list", label: __("List", "koro-wall") },
    { value: "carousel", label: __("Carousel", "koro-wall") },
    { value: "justified", label: __("Justified rows", "koro-wall") },
    { value: "spotlight", label: __("Spotlight", "koro-wall") },
    { value: "ticker", label: __("Ticker", "koro-wall") },
  ];

  const cards = () => [
    asTheWallSays(),
    { value: "full", label: __("Full", "koro-wall") },
    { value: "picture", label: __("Picture only", "koro-wall") },
    { value: "text", label: __("Text only", "koro-wall") },
    { value: "quote", label: __("Quote", "koro-wall") },
  ];

  const presets = () => [
    asTheWallSays(),
    { value: "clean", label: __("Clean", "koro-wall") },
    { value: "bold", label: __("Bold", "koro-wall") },
    { value: "editorial", label: __("Editorial", "koro-wall") },
    { value: "polaroid", label: __("Polaroid", "koro-wall") },
    { value: "neon", label: __("Neon", "koro-wall") },
  ];

  const themes = () => [
    asTheWallSays(),
    { value: "auto", label: __("Like the page", "koro-wall") },
    { value: "light", label: __("Light", "koro-wall") },
    { value: "dark", label: __("Dark", "koro-wall") },
  ];

  const Settings = ({ attributes, set }) => {
    const choice = (name, label, options) =>
      el(SelectControl, { label, options, value: attributes[name], onChange: set(name) });
    return el(
      blockEditor.InspectorControls,
      null,
      el(
        PanelBody,
        { title: __("Wall", "koro-wall") },
        el(NameField, { attributes, set }),
        el(RangeControl, {
          label: __("Posts at first", "koro-wall"),
          value: attributes.limit,
          onChange: set("limit"),
          min: 1,
          max: 100,
          initialPosition: 30,
          allowReset: true,
        }),
      ),
      el(
        PanelBody,
        { title: __("Look", "koro-wall") },
        choice("layout", __("Layout", "koro-wall"), layouts()),
        choice("card", __("Cards", "koro-wall"), cards()),
        choice("preset", __("Style", "koro-wall"), presets()),
        choice("theme", __("Colours", "koro-wall"), themes()),
      ),
      el(
        PanelBody,
        { title: __("Server", "koro-wall"), initialOpen: false },
        el(TextControl, {
          label: __("Another server for this wall", "koro-wall"),
          help: __("Only its posts are used; the script stays that of the settings.", "koro-wall"),
          type: "url",
          placeholder: known.server,
          value: attributes.server,
          onChange: set("server"),
        }),
      ),
    );
  };

  const NameField = ({ attributes, set }) =>
    el(TextControl, {
      label: __("Name of the wall", "koro-wall"),
      help: __("The last part of its address, such as acme-summer.", "koro-wall"),
      value: attributes.wall,
      onChange: (value) => set("wall")(value.trim().toLowerCase()),
    });

  /** The script belongs to the document that the block is in, which may be a frame of the editor. */
  const Preview = ({ attributes }) => {
    const box = useRef(null);
    useEffect(() => {
      const page = box.current.ownerDocument;
      const src = `${known.server}/embed.js`;
      if (page.querySelector(`script[src="${CSS.escape(src)}"]`)) return;
      page.head.append(Object.assign(page.createElement("script"), { type: "module", src }));
    }, []);
    const told = {};
    for (const name of attributesOf) if (attributes[name]) told[name] = String(attributes[name]);
    return el(
      "div",
      { ref: box, className: "koro-wall-preview", inert: "" },
      el("social-wall", { ...told, live: "off" }),
    );
  };

  /** While somebody types, not every letter is a wall to ask for. */
  const useSettled = (value) => {
    const [settled, settle] = useState(value);
    useEffect(() => {
      const timer = setTimeout(settle, 600, value);
      return () => clearTimeout(timer);
    }, [value]);
    return settled;
  };

  const Start = ({ attributes, set }) => {
    const label = __("Koro wall", "koro-wall");
    if (known.server) {
      const instructions = __("Which wall of your Koro server shall be here?", "koro-wall");
      return el(
        Placeholder,
        { icon: "grid-view", label, instructions },
        el(NameField, { attributes, set }),
      );
    }
    const instructions = __(
      "Koro has no server yet. Its address belongs into Settings → Koro.",
      "koro-wall",
    );
    const link =
      known.settingsUrl && el("a", { href: known.settingsUrl }, __("To the settings", "koro-wall"));
    return el(Placeholder, { icon: "grid-view", label, instructions }, link);
  };

  const Edit = ({ attributes, setAttributes }) => {
    const set = (name) => (value) => setAttributes({ [name]: value });
    const wall = useSettled(attributes.wall);
    const content =
      wall && known.server
        ? el(Preview, { attributes: { ...attributes, wall } })
        : el(Start, { attributes, set });
    return el(
      Fragment,
      null,
      el(Settings, { attributes, set }),
      el("div", blockEditor.useBlockProps(), content),
    );
  };

  blocks.registerBlockType("koro/social-wall", { edit: Edit, save: () => null });
}
