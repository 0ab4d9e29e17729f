/** The network of posts that a workspace writes itself. Nobody else's words may be changed; these may. */
export const ownNetwork = "own";
