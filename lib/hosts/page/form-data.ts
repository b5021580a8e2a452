import { Script } from 'node:vm';
import { isInput } from '../../ui-events/elements.ts';
import type { EntryValue, PageElement } from './elements.ts';
import { constructTheEntryList, type Entries, type Field } from './entry-list.ts';
import type { FormEntryLists, PageInsides } from './insides.ts';

type FormDataObject = Iterable<[string, EntryValue]> & { append(name: string, value: EntryValue): void };

/** The classes of one window, as they were before page code could put others in their place. */
interface Classes {
  readonly FormData: new () => FormDataObject;
  readonly File: new (parts: readonly string[], name: string, options: { readonly type: string }) => EntryValue;
  readonly FormDataEvent: new (type: string, init: { readonly bubbles: boolean; readonly formData: object }) => object;
  readonly HTMLFormElement: Function;
}

// A class of the page's realm.
const formDataEvent: Script = new Script(`(function (Event, FormData) {
  class FormDataEvent extends Event {
    #formData;
    constructor(type, init) {
      super(type, init);
      const { formData } = init ?? {};
      if (!(formData instanceof FormData)) throw new TypeError("Failed to construct 'FormDataEvent': a formData is required.");
      this.#formData = formData;
    }
    get formData() { return this.#formData; }
    get [Symbol.toStringTag]() { return 'FormDataEvent'; }
  }
  Object.defineProperty(FormDataEvent.prototype, 'formData', { enumerable: true });
  return FormDataEvent;
})`);

/** What the forms of one window send, and `new FormData(form)`. Emulators build their lists past most of the rules. */
export class FormEntries implements FormEntryLists {
  readonly #of: () => PageInsides;
  /** Forms of which a list is being made. */
  readonly #constructing = new WeakSet<object>();
  #classes: Classes | null = null;

  constructor(of: () => PageInsides) {
    this.#of = of;
  }

  /** Puts `FormData` and `FormDataEvent` on the window. */
  install(): void {
    const { raw, patches } = this.#of();
    const members = raw as object as Omit<Classes, 'FormDataEvent'> & { readonly Event: Function };
    const { FormData, File, HTMLFormElement } = members;
    const FormDataEvent = (formDataEvent.runInContext(raw) as Function)(members.Event, FormData) as Classes['FormDataEvent'];
    this.#classes = { FormData, File, HTMLFormElement, FormDataEvent };
    const standIn: Function = new Proxy(FormData, {
      construct: (target, [form, submitter]: unknown[], newTarget: Function) => {
        const made = Reflect.construct(target, [], newTarget === standIn ? target : newTarget) as FormDataObject;
        if (form !== undefined) this.#fill(made, form, submitter ?? null);
        return made;
      },
    });
    const { enumerable = false } = Object.getOwnPropertyDescriptor(raw, 'FormData') ?? {};
    patches.values(raw, { FormData: standIn, FormDataEvent }, enumerable);
    patches.values(FormData.prototype, { constructor: standIn }, false);
  }

  /**
   * Null: it is being made already.
   *
   * HTML, construct the entry list: https://html.spec.whatwg.org/multipage/#constructing-the-form-data-set
   */
  listOf(form: PageElement, submitter: PageElement | null): Entries | null {
    const { elements } = this.#of();
    const { FormData, File, FormDataEvent } = this.#classes as Classes;
    if (this.#constructing.has(form)) return null;
    this.#constructing.add(form);
    try {
      // Wall: emulators give their controls without the members that those have in common.
      const controls = [...elements.controlsOf(form)] as Field[];
      const emptyFile = (): EntryValue => new File([], '', { type: 'application/octet-stream' });
      const entryList = constructTheEntryList(controls, submitter, emptyFile);
      const formData = new FormData();
      for (const [name, value] of entryList) FormData.prototype.append.call(formData, name, value);
      elements.dispatch(form, new FormDataEvent('formdata', { bubbles: true, formData }));
      return [...FormData.prototype[Symbol.iterator].call(formData)];
    } finally {
      this.#constructing.delete(form);
    }
  }

  // XMLHttpRequest, FormData().
  // https://xhr.spec.whatwg.org/#dom-formdata
  #fill(made: FormDataObject, form: unknown, submitter: unknown): void {
    const { realm } = this.#of();
    const { FormData, HTMLFormElement } = this.#classes as Classes;
    const failed = (why: string): string => `Failed to construct 'FormData': ${why}`;
    // 1
    if (!(form instanceof HTMLFormElement)) throw new realm.TypeError(failed('parameter 1 is not a form element.'));
    const button = submitter as Field | null;
    if (button !== null) {
      // 1.1
      if (!isSubmitButton(button)) throw new realm.TypeError(failed('the submitter is not a submit button.'));
      // 1.2
      if (button.form !== form) throw new realm.DOMException(failed('the form does not own the submitter.'), 'NotFoundError');
    }
    // 2
    const list = this.listOf(form as object as PageElement, submitter as PageElement | null);
    // 3
    if (list === null) throw new realm.DOMException(failed('the entry list is being constructed.'), 'InvalidStateError');
    // 4
    for (const [name, value] of list) FormData.prototype.append.call(made, name, value);
  }
}

function isSubmitButton(element: Field): boolean {
  return (element.localName === 'button' && element.type === 'submit') || isInput(element, 'submit', 'image');
}
