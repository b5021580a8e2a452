/** Prints a line for each rule as it is known, and counts. */
export class Report {
  #passing = 0;
  #failing = 0;

  add(rule: string, breach: string | null): void {
    if (breach === null) this.#passing++;
    else this.#failing++;
    console.log(breach === null ? `  ✔ ${rule}` : `  ✘ ${rule}\n      ${breach.replaceAll('\n', '\n      ')}`);
  }

  /** The last line. Gives the status of the process. */
  end(what: string): number {
    console.log(`\n  ${this.#passing} passing ${what}, ${this.#failing} failing`);
    return this.#failing === 0 ? 0 : 1;
  }
}
