import { StepsTask } from '../event-loop/task.ts';
import { focusDocument } from '../html/focus/system-focus.ts';
import type { Document } from '../html/records/document.ts';
import { badArgument, isArray, kindOf, shown } from '../infra/arguments.ts';
import { assert } from '../infra/assert.ts';
import { StorageloomError } from '../infra/failure.ts';
import { whyNotActionable, type Need } from '../ui-events/actionability.ts';
import { chooseOptions, refusedValue, setTo, switchBox } from '../ui-events/form-input.ts';
import { moveFocus } from '../ui-events/focus.ts';
import { pressKey } from '../ui-events/keyboard.ts';
import { keyOf, parseChord, type Chord } from '../ui-events/keys.ts';
import { doubleClick, movePointer, pressAndRelease } from '../ui-events/pointer.ts';
import type { Surface, UIElement } from '../ui-events/surface.ts';
import type { Driving } from './driving.ts';
import { checkSelector, findElement, notActionable, type Search } from './find-element.ts';
import { PageHandle } from './page.ts';
import type { HandleContext, Presented } from './page-tasks.ts';
import { withoutHTML } from './refusals.ts';

/** How a chord of one character is pressed. */
const alone = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };

/**
 * What a person does in a page. Each input is one task of the user interaction task source, with all its events, which are trusted; what
 * follows from it, such as a navigation, is tasks, and waits for `settle()`. A selector is CSS, and finds exactly one element.
 */
export abstract class PersonHandle<W extends object, B, F> extends PageHandle<W, B, F> {
  readonly #driving: Driving;

  /** @internal */
  constructor(presented: Presented, context: HandleContext<B, F>) {
    super(presented, context);
    this.#driving = context.driving;
  }

  /**
   * Clicks an element: the mouse moves there, is pressed, which moves the focus, and released. Links are followed, forms submitted, boxes
   * switched. Unlike a browser that is driven from outside it does not wait until the element is there, visible and enabled: it rejects with
   * NO_ELEMENT, SEVERAL_ELEMENTS or NOT_ACTIONABLE, and with BAD_OPTION, HOST_WITHOUT_HTML, TAB_CLOSED, FRAME_REMOVED, FRAME_NOT_SHOWN or
   * REENTRANT, as all of these do.
   * @param selector a CSS selector
   * @example await tab.click('#buy')
   */
  click(selector: string): Promise<void> {
    return this.#act('click', selector, ['visible', 'enabled'], (surface, element) => {
      movePointer(surface, element);
      if (element.isConnected) pressAndRelease(surface, element, 1);
    });
  }

  /** Clicks twice, and `dblclick` follows. Rejects as {@link click} does. */
  dblclick(selector: string): Promise<void> {
    return this.#act('dblclick', selector, ['visible', 'enabled'], (surface, element) => {
      movePointer(surface, element);
      if (element.isConnected) doubleClick(surface, element);
    });
  }

  /** Moves the mouse over an element. Rejects as {@link click} does. */
  hover(selector: string): Promise<void> {
    return this.#act('hover', selector, ['visible'], movePointer);
  }

  /** Gives an element the focus, without the mouse. Rejects as {@link click} does; NOT_ACTIONABLE, too, when it cannot have it. */
  focus(selector: string): Promise<void> {
    return this.#act('focus', selector, ['visible', 'focusable'], moveFocus);
  }

  /**
   * Gives a field the focus, and enters `text` in place of what is in it, at once: `beforeinput` and `input`; `change` follows when the
   * focus goes elsewhere. Fields such as dates, whose value is chosen as a whole, fire `change` at once. Rejects as {@link click} does;
   * NOT_ACTIONABLE, too, for what is read-only or no field, and for a text that is no value of its type: a number, a date.
   */
  async fill(selector: string, text: string): Promise<void> {
    checkText('fill', text);
    await this.#act('fill', selector, ['visible', 'enabled', 'editable'], (surface, element, search) => {
      const refused = refusedValue(surface, element, text);
      if (refused !== null) throw notActionable(search, element, refused.reason, `Give a value such as '${refused.example}'.`);
      focusAndKeep(search, element, ['visible', 'enabled', 'editable']);
      setTo(surface, element, text);
    });
  }

  /**
   * Gives an element the focus, and types `text` behind what is in it, key by key: each key is a task of its own, and the focus one before
   * them. A line break is the Enter key. Rejects as {@link click} does; NOT_ACTIONABLE, too, for a field that is read-only, or whose value
   * is chosen as a whole, as a date: see {@link fill}; and for a control that takes no text, as a button.
   */
  async type(selector: string, text: string): Promise<void> {
    checkText('type', text);
    await this.#driving.exclusive('type()', async () => {
      checkSelector(this.#nameOf('type'), selector);
      await this.#task('type', `focus ${selector}`, (surface, document) => {
        const element = this.#find('type', selector, surface, document, ['visible', 'enabled', 'typeable', 'focusable']);
        focusDocument(document);
        moveFocus(surface, element);
      });
      for (const character of text) {
        await this.#press('type', `type ${shown(character)}`, { key: keyOf(character), modifiers: alone, held: [] });
      }
    });
  }

  /**
   * Presses a key and releases it, in one task: on the element, which gets the focus first, or without a selector where the focus is. Enter
   * in a field submits its form, Tab moves the focus, Space clicks buttons, arrows change numbers, sliders, radio buttons and lists.
   * @param key a character, or a name: `Enter`, `Tab`, `Backspace`, `ArrowLeft`; with what is held: `Control+a`, `Shift+Tab`
   */
  async press(key: string, selector?: string): Promise<void> {
    const chord = chordOf(key);
    if (selector !== undefined) {
      await this.#act('press', selector, ['visible', 'enabled', 'focusable'], (surface, element) => {
        moveFocus(surface, element);
        pressKey(surface, chord);
      });
      return;
    }
    await this.#driving.exclusive('press()', () => this.#press('press', `press ${key}`, chord));
  }

  /** Switches a checkbox or radio button on by a click, unless it is on. Rejects as {@link click} does; NOT_ACTIONABLE, too, when it stays off. */
  check(selector: string): Promise<void> {
    return this.#switch('check', selector, true);
  }

  /** Switches a checkbox off by a click, unless it is off. Rejects as {@link check} does. */
  uncheck(selector: string): Promise<void> {
    return this.#switch('uncheck', selector, false);
  }

  /**
   * Chooses an option of a `select` element, by its value or its label: `input` and `change`, unless it was chosen before. Of one with
   * `multiple`, an array chooses those and no others. Rejects as {@link click} does; NO_ELEMENT, too, when there is no such option.
   */
  async select(selector: string, value: string | readonly string[]): Promise<void> {
    const values: readonly unknown[] = isArray(value) ? value : [value];
    if (!values.every((each) => typeof each === 'string')) throw badText('select', 'the value of an option', value);
    await this.#act('select', selector, ['visible', 'enabled'], (surface, element, search) => {
      if (element.localName !== 'select') throw notActionable(search, element, 'is no select element');
      if (values.length !== 1 && element.multiple !== true) throw notActionable(search, element, 'takes one value');
      focusAndKeep(search, element, ['visible', 'enabled']);
      const refused = chooseOptions(surface, element, values as readonly string[]);
      if (refused !== null) throw refusedOption(search, element, refused);
    });
  }

  #switch(call: string, selector: string, on: boolean): Promise<void> {
    return this.#act(call, selector, ['visible', 'enabled'], (surface, element, search) => {
      const reason = switchBox(surface, element, on);
      if (reason !== null) throw notActionable(search, element, reason);
    });
  }

  #press(call: string, label: string, chord: Chord): Promise<void> {
    return this.#task(call, label, (surface, document) => {
      focusDocument(document);
      pressKey(surface, chord);
    });
  }

  /** One task on one element. */
  #act(
    call: string,
    selector: string,
    needs: readonly Need[],
    steps: (surface: Surface, element: UIElement, search: Search) => void,
  ): Promise<void> {
    return this.#driving.exclusive(`${call}()`, async () => {
      checkSelector(this.#nameOf(call), selector);
      await this.#task(call, `${call} ${selector}`, (surface, document) => {
        const element = this.#find(call, selector, surface, document, needs);
        focusDocument(document);
        steps(surface, element, this.#search(call, selector, surface, document));
      });
    });
  }

  #nameOf(call: string): string {
    return `${this.name.includes('/') ? 'frame' : 'tab'}.${call}()`;
  }

  #search(call: string, selector: string, surface: Surface, { url }: Document): Search {
    return { surface, call: this.#nameOf(call), selector, place: `${this.name} (${url})` };
  }

  #find(call: string, selector: string, surface: Surface, document: Document, needs: readonly Need[]): UIElement {
    return findElement(this.#search(call, selector, surface, document), needs);
  }

  /** Unlike page code, the user stands on no stack: promise jobs run after each listener. */
  async #task(call: string, label: string, steps: (surface: Surface, document: Document) => void): Promise<void> {
    const document = this.shownDocument(`cannot ${call}`);
    const { surface } = document.host;
    if (surface === undefined) throw withoutHTML(document, call);
    requireVisible(document, call);
    requireShownFrames(document, call);
    const outcomes: { readonly error: unknown }[] = [];
    const lane = document.lane('user interaction');
    const task = new StepsTask('user interaction', document, label, () => {
      try {
        steps(surface, document);
        outcomes.push({ error: null });
      } catch (error) {
        if (error instanceof StorageloomError) {
          document.userAgent.fact({ type: 'input-refused', document: document.id, code: error.code, reason: error.why });
        }
        // Where a listener has ended the document, nothing can be said of what is in it any more.
        outcomes.push({ error: document.destroyed ? null : error });
      }
    });
    document.userAgent.kernel.post(task, lane, 0);
    await this.#driving.runLane(lane, () => outcomes.length > 0);
    // It may have ended in a turn before the task.
    if (outcomes.length === 0) this.shownDocument(`cannot ${call}`);
    const [outcome] = outcomes;
    assert(outcome !== undefined, 'a task that was driven has run');
    if (outcome.error !== null) throw outcome.error;
  }
}

/** Handlers of `focus` may have changed what can be done with it. */
function focusAndKeep(search: Search, element: UIElement, needs: readonly Need[]): void {
  moveFocus(search.surface, element);
  const reason = whyNotActionable(search.surface, element, needs);
  if (reason !== null) throw notActionable(search, element, `${reason}, since it was focused`);
}

function requireVisible({ traversable, navigable }: Document, call: string): void {
  if (traversable.hiddenSinceMs === null) return;
  throw new StorageloomError('NOT_ACTIONABLE', {
    what: `${navigable.name} cannot ${call}.`,
    why: `${traversable.name} is hidden: the user does not see it.`,
    mend: 'Await tab.show() first.',
  });
}

/** What is in a frame that is hidden nobody sees. */
function requireShownFrames({ navigable }: Document, call: string): void {
  for (let frame = navigable.container; frame !== null; frame = frame.document.navigable.container) {
    // Wall: an element of a host with markup is one that its surface looks at.
    const element = frame.element as UIElement | null;
    if (element === null || frame.document.host.surface?.isRendered(element) !== false) continue;
    throw new StorageloomError('NOT_ACTIONABLE', {
      what: `${navigable.name} cannot ${call}.`,
      why: `Its frame in ${frame.document.navigable.name} (${frame.document.url}) is hidden.`,
      mend: 'Let the page show the frame first.',
    });
  }
}

function refusedOption(
  search: Search,
  element: UIElement,
  refused: { readonly value: string; readonly near: readonly string[] },
): StorageloomError {
  const { call, selector, place } = search;
  if (refused.near[0] === refused.value)
    return notActionable(search, element, `has the option '${refused.value}', which is disabled`);
  return new StorageloomError('NO_ELEMENT', {
    what: `${call} found no option '${refused.value}' in '${selector}' of ${place}.`,
    why: refused.near.length === 0 ? 'It has no options.' : `It has ${refused.near.map((each) => `'${each}'`).join(', ')}.`,
    mend: 'Give the value or the label of one of its options.',
  });
}

function checkText(call: string, text: unknown): void {
  if (typeof text !== 'string') throw badText(call, 'text', text);
}

function badText(call: string, what: string, got: unknown): StorageloomError {
  return badArgument(
    `tab.${call}() takes ${what}, and got ${kindOf(got)}`,
    'It is what the user enters',
    `Write tab.${call}('#name', 'Ada')`,
  );
}

function chordOf(key: unknown): Chord {
  const why = 'It is a character, or the name of a key';
  if (typeof key !== 'string' || key === '') {
    throw badArgument(
      `tab.press() takes a key, and got ${key === '' ? 'an empty string' : kindOf(key)}`,
      why,
      "Write tab.press('Enter')",
    );
  }
  const parsed = parseChord(key);
  if (!('unknown' in parsed)) return parsed;
  const { unknown, near } = parsed;
  throw badArgument(`tab.press() knows no key '${unknown}'`, why, `Write tab.press('${key.replace(unknown, near)}')`);
}
