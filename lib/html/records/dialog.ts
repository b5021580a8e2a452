/** What a page shows the user, who has to answer before it goes on. */
export interface Dialog {
  readonly type: 'alert' | 'confirm' | 'prompt' | 'print';
  /** Empty for `print`. */
  readonly message: string;
  /** What the field of a `prompt` holds at first; empty for all others. */
  readonly defaultValue: string;
  /** Name of the tab or frame: `tab1`, `tab1/frame1`. */
  readonly tab: string;
  readonly url: string;
}

/** What the user did. */
export interface DialogOutcome {
  readonly accepted: boolean;
  /** What the field of a `prompt` holds then. */
  readonly text: string;
}
