/** A field as a user knows it: characters, and two ends of what is selected, of which the caret is the one that moves. */
export class TextField {
  #characters: string[] = [];
  #anchor = 0;
  #caret = 0;

  press(key: string): void {
    const { length } = this.#characters;
    const [start, end] = [Math.min(this.#anchor, this.#caret), Math.max(this.#anchor, this.#caret)];
    const shift = key.startsWith('Shift+');
    switch (shift ? key.slice('Shift+'.length) : key) {
      case 'Control+a':
        [this.#anchor, this.#caret] = [0, length];
        break;
      case 'ArrowLeft':
        this.#move(shift || start === end ? Math.max(0, this.#caret - 1) : start, shift);
        break;
      case 'ArrowRight':
        this.#move(shift || start === end ? Math.min(length, this.#caret + 1) : end, shift);
        break;
      case 'Home':
        this.#move(0, shift);
        break;
      case 'End':
        this.#move(length, shift);
        break;
      case 'Backspace':
        this.#replace(start === end ? Math.max(0, start - 1) : start, end, []);
        break;
      case 'Delete':
        this.#replace(start, start === end ? Math.min(length, end + 1) : end, []);
        break;
      default:
        this.#replace(start, end, [key]);
    }
  }

  get value(): string {
    return this.#characters.join('');
  }

  /** In code units, as pages count. */
  get selection(): readonly [number, number] {
    const units = (count: number): number => this.#characters.slice(0, count).join('').length;
    return [units(Math.min(this.#anchor, this.#caret)), units(Math.max(this.#anchor, this.#caret))];
  }

  #move(to: number, shift: boolean): void {
    this.#caret = to;
    if (!shift) this.#anchor = to;
  }

  #replace(start: number, end: number, characters: readonly string[]): void {
    if (start === end && characters.length === 0) return;
    this.#characters.splice(start, end - start, ...characters);
    this.#anchor = this.#caret = start + characters.length;
  }
}
