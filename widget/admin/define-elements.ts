import "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import "@awesome.me/webawesome/dist/components/divider/divider.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/translations/tr.js";
import { AccountPage } from "./account/account-page.ts";
import { ForgottenCard } from "./account/forgotten-card.ts";
import { InvitationCard } from "./account/invitation-card.ts";
import { NewPasswordCard } from "./account/new-password-card.ts";
import { PasswordForm } from "./account/password-form.ts";
import { SecondFactor } from "./account/second-factor.ts";
import { SessionsPanel } from "./account/sessions-panel.ts";
import { SignInsPanel } from "./account/sign-ins-panel.ts";
import { TwoFactorPanel } from "./account/two-factor-panel.ts";
import { AlertForm } from "./alerts/alert-form.ts";
import { AlertsPage } from "./alerts/alerts-page.ts";
import { Bell } from "./alerts/bell.ts";
import { ClassifierForm } from "./classifiers/classifier-form.ts";
import { ClassifierRow } from "./classifiers/classifier-row.ts";
import { ClassifiersPage } from "./classifiers/classifiers-page.ts";
import { ChipsField } from "./curate/chips-field.ts";
import { CollectionsPanel } from "./curate/collections-panel.ts";
import { CurateDialog } from "./curate/curate-dialog.ts";
import { CurateRoom } from "./curate/curate-room.ts";
import { OwnPostForm } from "./curate/own-post-form.ts";
import { PinsPanel } from "./curate/pins-panel.ts";
import { LettersPage } from "./letters/letters-page.ts";
import { ChainLine } from "./log/chain-line.ts";
import { LogPage } from "./log/log-page.ts";
import { ColourField } from "./look/colour-field.ts";
import { LookPage } from "./look/look-page.ts";
import { LookPreview } from "./look/look-preview.ts";
import { Chart } from "./numbers/chart.ts";
import { NumbersPage } from "./numbers/numbers-page.ts";
import { InvitationsPanel } from "./people/invitations-panel.ts";
import { InviteForm } from "./people/invite-form.ts";
import { KeyForm } from "./people/key-form.ts";
import { KeysPanel } from "./people/keys-panel.ts";
import { MemberRow } from "./people/member-row.ts";
import { PeoplePage } from "./people/people-page.ts";
import { RoleFields } from "./people/role-fields.ts";
import { Card } from "./queue/card.ts";
import { ChoiceDialog } from "./queue/choice-dialog.ts";
import { FilterBar } from "./queue/filter-bar.ts";
import { KeySheet } from "./queue/key-sheet.ts";
import { MediaDialog } from "./queue/media-dialog.ts";
import { QueueList } from "./queue/queue-list.ts";
import { QueuePage } from "./queue/queue-page.ts";
import { ReasonDialog } from "./queue/reason-dialog.ts";
import { SearchField } from "./queue/search-field.ts";
import { TagDialog } from "./queue/tag-dialog.ts";
import { ViewsDialog } from "./queue/views-dialog.ts";
import { KeptOut } from "./reports/kept-out.ts";
import { ReportsPage } from "./reports/reports-page.ts";
import { UpholdDialog } from "./reports/uphold-dialog.ts";
import { AuthorsPanel } from "./rules/authors-panel.ts";
import { ListsPanel } from "./rules/lists-panel.ts";
import { RuleForm } from "./rules/rule-form.ts";
import { RulesPage } from "./rules/rules-page.ts";
import { SettingsPage } from "./settings/settings-page.ts";
import { Setup } from "./setup/setup.ts";
import { CopyButton } from "./share/copy-button.ts";
import { SharePage } from "./share/share-page.ts";
import { SnippetBox } from "./share/snippet-box.ts";
import { AccountMenu } from "./shell/account-menu.ts";
import { App } from "./shell/app.ts";
import { Confirm } from "./shell/confirm.ts";
import { Desk } from "./shell/desk.ts";
import { SignIn } from "./shell/sign-in.ts";
import { Toasts } from "./shell/toasts.ts";
import { NewSourceForm } from "./sources/new-source.ts";
import { SourcesPage } from "./sources/sources-page.ts";
import { NewWallForm } from "./walls/new-wall.ts";
import { TagField } from "./walls/tag-field.ts";
import { WallsPage } from "./walls/walls-page.ts";
import { WhyDialog } from "./why/why-dialog.ts";
import { WhyPage } from "./why/why-page.ts";
import { WhyPanel } from "./why/why-panel.ts";

const elements: Record<string, CustomElementConstructor> = {
  "koro-account": AccountPage,
  "koro-account-menu": AccountMenu,
  "koro-alert-form": AlertForm,
  "koro-alerts": AlertsPage,
  "koro-bell": Bell,
  "koro-card": Card,
  "koro-chain": ChainLine,
  "koro-chart": Chart,
  "koro-choice-dialog": ChoiceDialog,
  "koro-colour-field": ColourField,
  "koro-confirm": Confirm,
  "koro-copy": CopyButton,
  "koro-chips": ChipsField,
  "koro-collections": CollectionsPanel,
  "koro-curate": CurateDialog,
  "koro-curate-room": CurateRoom,
  "koro-desk": Desk,
  "koro-own-post": OwnPostForm,
  "koro-pins": PinsPanel,
  "koro-filter-bar": FilterBar,
  "koro-forgotten": ForgottenCard,
  "koro-invitation": InvitationCard,
  "koro-invitations": InvitationsPanel,
  "koro-invite": InviteForm,
  "koro-key-form": KeyForm,
  "koro-key-sheet": KeySheet,
  "koro-keys": KeysPanel,
  "koro-classifier": ClassifierRow,
  "koro-classifier-form": ClassifierForm,
  "koro-classifiers": ClassifiersPage,
  "koro-letters": LettersPage,
  "koro-log": LogPage,
  "koro-look": LookPage,
  "koro-look-preview": LookPreview,
  "koro-media-dialog": MediaDialog,
  "koro-member": MemberRow,
  "koro-new-password": NewPasswordCard,
  "koro-new-source": NewSourceForm,
  "koro-new-wall": NewWallForm,
  "koro-numbers": NumbersPage,
  "koro-password": PasswordForm,
  "koro-people": PeoplePage,
  "koro-queue-list": QueueList,
  "koro-queue": QueuePage,
  "koro-kept-out": KeptOut,
  "koro-reason-dialog": ReasonDialog,
  "koro-reports": ReportsPage,
  "koro-search-field": SearchField,
  "koro-role-fields": RoleFields,
  "koro-rule-authors": AuthorsPanel,
  "koro-rule-form": RuleForm,
  "koro-rule-lists": ListsPanel,
  "koro-rules": RulesPage,
  "koro-second-factor": SecondFactor,
  "koro-sessions": SessionsPanel,
  "koro-settings": SettingsPage,
  "koro-setup": Setup,
  "koro-share": SharePage,
  "koro-sign-in": SignIn,
  "koro-sign-ins": SignInsPanel,
  "koro-snippet": SnippetBox,
  "koro-sources": SourcesPage,
  "koro-tag-dialog": TagDialog,
  "koro-tag-field": TagField,
  "koro-toasts": Toasts,
  "koro-two-factor": TwoFactorPanel,
  "koro-uphold": UpholdDialog,
  "koro-views": ViewsDialog,
  "koro-walls": WallsPage,
  "koro-why": WhyPanel,
  "koro-why-dialog": WhyDialog,
  "koro-why-page": WhyPage,
};

/** Makes the page's elements known; `<koro-admin>` comes last, because it draws the others at once. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
  customElements.define("koro-admin", App);
}
