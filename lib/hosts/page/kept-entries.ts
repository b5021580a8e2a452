import type { Entry } from '../../ui-events/surface.ts';

/** What the user has entered beside the value, and the state that the field had then. */
interface KeptEntry {
  readonly entry: Entry;
  readonly value: unknown;
  readonly ownValue: unknown;
}

/** What users have entered in fields beside their values: each until something else sets the value. */
export class KeptEntries {
  readonly #kept = new WeakMap<object, KeptEntry>();
  readonly #ownValueOf: (field: object) => unknown;

  /** `ownValueOf`: what is another once the attribute stands for the value, as after a reset. */
  constructor(ownValueOf: (field: object) => unknown) {
    this.#ownValueOf = ownValueOf;
  }

  of(field: object): Entry | null {
    const found = this.#kept.get(field);
    if (found === undefined || found.value !== Reflect.get(field, 'value')) return null;
    return found.ownValue === this.#ownValueOf(field) ? found.entry : null;
  }

  keep(field: object, entry: Entry): void {
    this.#kept.set(field, { entry, value: Reflect.get(field, 'value'), ownValue: this.#ownValueOf(field) });
  }

  /** HTML, the constraint validation API: https://html.spec.whatwg.org/multipage/#dom-validitystate-badinput */
  isBadInput(field: { readonly type: string; readonly value: string }): boolean {
    return field.type === 'number' && field.value === '' && (this.of(field)?.text ?? '') !== '';
  }

  drop(field: object): void {
    this.#kept.delete(field);
  }
}
