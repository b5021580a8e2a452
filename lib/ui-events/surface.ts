/** An element of any host, as far as a user's input asks for it: members of the DOM, some of which only certain elements have. */
export interface UIElement {
  readonly localName: string;
  readonly parentElement: UIElement | null;
  readonly isConnected: boolean;
  readonly textContent: string | null;
  readonly type?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly readOnly?: boolean;
  readonly multiple?: boolean;
  readonly isContentEditable?: boolean;
  /** Of options. */
  readonly selected?: boolean;
  readonly label?: string;
  readonly options?: Iterable<UIElement>;
  /** Of labels. */
  readonly control?: UIElement | null;
  /** Of controls. */
  readonly form?: UIElement | null;
  readonly selectionStart?: number | null;
  readonly selectionEnd?: number | null;
  readonly selectionDirection?: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  contains(other: UIElement): boolean;
}

/** Interfaces of the events that a user's input fires. */
export type UIEventInterface =
  'Event' | 'UIEvent' | 'FocusEvent' | 'MouseEvent' | 'PointerEvent' | 'KeyboardEvent' | 'InputEvent';

/** What such an event tells: members of its interface's dictionary. */
export type UIEventInit = Readonly<Record<string, unknown>>;

/** What the user sees in a field, and what is selected of it; with `backward` the caret stands at its start. */
export interface Entry {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly direction: 'forward' | 'backward';
}

/** What is remembered between two inputs of the user. */
export interface InputState {
  /** The field that the user has changed, and what it held before; null: none, or all is told. */
  edited: { readonly field: UIElement; readonly before: string } | null;
  /** Where the pointer is; null: outside of the document. */
  over: UIElement | null;
}

/**
 * The document that the user sees and touches, as its host offers it. All that is fired here is trusted, and happens in the task of the
 * user's input.
 */
export interface Surface {
  readonly input: InputState;
  /** What has the focus; null: the document itself. */
  readonly focused: UIElement | null;
  readonly body: UIElement | null;
  /** In tree order. Throws where the selector does not parse. */
  find(selector: string): readonly UIElement[];
  /** Whether it takes up room: nothing is laid out, but styles and attributes are heeded. */
  isRendered(element: UIElement): boolean;
  /** Fires a trusted event. False: it was cancelled. */
  fire(target: UIElement, type: string, as: UIEventInterface, init: UIEventInit): boolean;
  /** From now on that element has the focus, null for none. Fires nothing. */
  setFocused(element: UIElement | null): void;
  /** Past what page code has put on the element: as if there were no script. The caret comes to stand at `caret`, default the end. */
  setValue(field: UIElement, value: string, caret?: number): void;
  /** What {@link setEntry} has put beside the field's value; null once something else has set that. */
  entryOf(field: UIElement): Entry | null;
  /** Keeps what the user sees in a field where its value does not tell: an unfinished number, spaces around an address. */
  setEntry(field: UIElement, entry: Entry): void;
  setChecked(box: UIElement, checked: boolean): void;
  setIndeterminate(box: UIElement, indeterminate: boolean): boolean;
  setSelected(option: UIElement, selected: boolean): void;
  /** Selects text of a field; with `backward` the caret stands at its start. */
  setSelection(field: UIElement, start: number, end: number, direction?: 'forward' | 'backward'): void;
  /** Replaces all that is in an element that can be edited, or adds to its end. */
  setText(element: UIElement, text: string): void;
  followHyperlink(link: UIElement): void;
  /** As the user does it, by that button, or by none: validates, fires `submit`, and goes where the form leads. */
  submit(form: UIElement, submitter: UIElement | null): void;
  reset(form: UIElement): void;
  setOpen(details: UIElement, open: boolean): void;
  /** The user does something that counts as user activation. */
  notifyActivation(): void;
}
