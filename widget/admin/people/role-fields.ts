import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Member } from "#wire/people.ts";
import { Room } from "../shell/room.ts";
import { wallChoice } from "./wall-choice.ts";

export type Role = Member["role"];

/** A role and the walls it is for. */
export interface Reach {
  role: Role;
  /** `null` means all walls. */
  walls: string[] | null;
}

const all: Role[] = ["owner", "admin", "moderator", "viewer"];

/** Owners and admins have all walls. */
export const isLimitable = (role: Role) => role === "moderator" || role === "viewer";

/** Which role, and which walls it is for; offers what whoever asks may give. */
export class RoleFields extends Room {
  static override properties = {
    ...Room.properties,
    walls: { attribute: false },
    reach: { attribute: false },
    changed: { attribute: false },
  };

  declare walls: AdminWall[];
  declare reach: Reach;
  declare changed: (reach: Reach) => void;

  override render() {
    const { app, reach } = this;
    const { people } = app.words;
    const may = app.me.role === "owner" ? all : all.slice(1);
    return html`
      <fieldset class="choices role-choices">
        <legend>${people.role}</legend>
        ${may.map(
          (role) => html`
          <label class="tick"><input type="radio" name="role" value=${role} .checked=${role === reach.role}
            @change=${() => this.changed({ role, walls: isLimitable(role) ? reach.walls : null })} />
            <span>${people.roles[role]}<small>${people.roleHints[role]}</small></span></label>`,
        )}
      </fieldset>
      ${
        isLimitable(reach.role)
          ? wallChoice(app, this.walls, reach.walls, (walls) => this.changed({ ...reach, walls }))
          : nothing
      }`;
  }
}
