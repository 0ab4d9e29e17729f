/** The icons this page uses, from Lucide (ISC licence), as markup known at build time. */
import accessibility from "lucide-static/icons/accessibility.svg?raw";
import arrowDown from "lucide-static/icons/arrow-down.svg?raw";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import arrowUp from "lucide-static/icons/arrow-up.svg?raw";
import sortLines from "lucide-static/icons/arrow-up-down.svg?raw";
import ban from "lucide-static/icons/ban.svg?raw";
import bell from "lucide-static/icons/bell.svg?raw";
import bookmark from "lucide-static/icons/bookmark.svg?raw";
import calendar from "lucide-static/icons/calendar.svg?raw";
import chartColumn from "lucide-static/icons/chart-column.svg?raw";
import check from "lucide-static/icons/check.svg?raw";
import chevronDown from "lucide-static/icons/chevron-down.svg?raw";
import chevronLeft from "lucide-static/icons/chevron-left.svg?raw";
import chevronRight from "lucide-static/icons/chevron-right.svg?raw";
import circleHelp from "lucide-static/icons/circle-help.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import copy from "lucide-static/icons/copy.svg?raw";
import download from "lucide-static/icons/download.svg?raw";
import ellipsis from "lucide-static/icons/ellipsis.svg?raw";
import externalLink from "lucide-static/icons/external-link.svg?raw";
import eye from "lucide-static/icons/eye.svg?raw";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import flag from "lucide-static/icons/flag.svg?raw";
import globe from "lucide-static/icons/globe.svg?raw";
import grip from "lucide-static/icons/grip-vertical.svg?raw";
import history from "lucide-static/icons/history.svg?raw";
import inbox from "lucide-static/icons/inbox.svg?raw";
import keyboard from "lucide-static/icons/keyboard.svg?raw";
import listFilter from "lucide-static/icons/list-filter.svg?raw";
import lock from "lucide-static/icons/lock.svg?raw";
import mail from "lucide-static/icons/mail.svg?raw";
import monitor from "lucide-static/icons/monitor.svg?raw";
import music from "lucide-static/icons/music.svg?raw";
import palette from "lucide-static/icons/palette.svg?raw";
import pause from "lucide-static/icons/pause.svg?raw";
import pencil from "lucide-static/icons/pencil.svg?raw";
import pin from "lucide-static/icons/pin.svg?raw";
import play from "lucide-static/icons/play.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import qrCode from "lucide-static/icons/qr-code.svg?raw";
import refreshCw from "lucide-static/icons/refresh-cw.svg?raw";
import rss from "lucide-static/icons/rss.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import settings from "lucide-static/icons/settings-2.svg?raw";
import share from "lucide-static/icons/share-2.svg?raw";
import shieldCheck from "lucide-static/icons/shield-check.svg?raw";
import siren from "lucide-static/icons/siren.svg?raw";
import phone from "lucide-static/icons/smartphone.svg?raw";
import star from "lucide-static/icons/star.svg?raw";
import tablet from "lucide-static/icons/tablet.svg?raw";
import tag from "lucide-static/icons/tag.svg?raw";
import trash from "lucide-static/icons/trash-2.svg?raw";
import triangleAlert from "lucide-static/icons/triangle-alert.svg?raw";
import undo from "lucide-static/icons/undo-2.svg?raw";
import upload from "lucide-static/icons/upload.svg?raw";
import userCheck from "lucide-static/icons/user-check.svg?raw";
import userSearch from "lucide-static/icons/user-search.svg?raw";
import userX from "lucide-static/icons/user-x.svg?raw";
import users from "lucide-static/icons/users.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import zoomIn from "lucide-static/icons/zoom-in.svg?raw";

export const shapes = {
  accessibility,
  "arrow-down": arrowDown,
  "arrow-left": arrowLeft,
  "arrow-up": arrowUp,
  check,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  clock,
  copy,
  ellipsis,
  "external-link": externalLink,
  "eye-off": eyeOff,
  flag,
  globe,
  grip,
  inbox,
  keyboard,
  "list-filter": listFilter,
  mail,
  monitor,
  music,
  palette,
  pause,
  phone,
  pin,
  play,
  plus,
  "qr-code": qrCode,
  "refresh-cw": refreshCw,
  rss,
  search,
  settings,
  share,
  siren,
  star,
  tablet,
  trash,
  "triangle-alert": triangleAlert,
  undo,
  upload,
  users,
  x,
  ban,
  bell,
  bookmark,
  calendar,
  "chevron-left": chevronLeft,
  "circle-help": circleHelp,
  eye,
  lock,
  pencil,
  "arrow-up-down": sortLines,
  tag,
  "user-check": userCheck,
  "user-search": userSearch,
  "user-x": userX,
  "zoom-in": zoomIn,
  "chart-column": chartColumn,
  download,
  history,
  "shield-check": shieldCheck,
};

export type IconName = keyof typeof shapes;
