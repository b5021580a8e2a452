/** Most topics of one Browser: who has not read so many lines reads no more. */
const mostTopics = 100;

/** Says things once: over all runs of one Browser, so that a thousand of them print no more than the first. */
export class Printer {
  readonly #print: (line: string) => void;
  readonly #topics = new Set<string>();

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  readonly once = (topic: string, line: string): void => this.#printOnce(topic, `storageloom: ${line}`);

  /** What a page does in vain, in front of which stands its tab or frame; the line is the topic, whichever tab comes to it first. */
  readonly notice = (name: string, line: string): void => this.#printOnce(line, `[${name}] ${line}`);

  #printOnce(topic: string, line: string): void {
    if (this.#topics.has(topic) || this.#topics.size >= mostTopics) return;
    this.#topics.add(topic);
    this.#print(line);
  }
}
