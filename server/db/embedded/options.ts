/** The three voices of a logger that are needed here; pino's fits. */
export interface EmbeddedLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbeddedOptions {
  /** The folder that holds the database; made when missing. */
  readonly dataDir: string;
  readonly log: EmbeddedLog;
  /** Replaces single settings of PostgreSQL. For tests: nothing that is kept may go without fsync. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called once if PostgreSQL ends without having been asked to. */
  readonly onUnexpectedExit?: (message: string) => void;
}
