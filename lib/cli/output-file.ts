import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { StorageloomError } from '../infra/failure.ts';
import { inChunks } from './write-pieces.ts';

/**
 * A file that is there as a whole or not at all: it is written under another name beside it, and takes its place when it is done. What is
 * no file, such as `/dev/stdout`, is written to as it is.
 */
export class OutputFile {
  readonly #name: string;
  readonly #path: string;
  /** Where it is written to until it is done. */
  readonly #draft: string;
  #descriptor: number | null = null;
  /** It is in its place, or was given up. */
  #done = true;
  #bytes = 0;

  /**
   * Opens it, so that a place that cannot be written to is known before there is anything to write.
   *
   * @param name As it was typed, relative to `cwd`.
   * @throws StorageloomError OUTPUT_FAILED
   */
  constructor(name: string, cwd: string) {
    this.#name = name;
    const path = resolve(cwd, name);
    const found = this.#attempt(() => statSync(path, { throwIfNoEntry: false }));
    // To resolve() the name of a folder is one of a file.
    if (found === undefined && (name.endsWith('/') || name.endsWith(sep))) throw this.#failure('It is the name of a folder');
    this.#path = found?.isFile() === true ? realpathSync(path) : path;
    const plain = found === undefined || found.isFile();
    this.#draft = plain ? join(dirname(this.#path), `.${basename(this.#path)}.${process.pid}.part`) : path;
    this.#descriptor = this.#attempt(() => openSync(this.#draft, plain ? 'wx' : 'w', found?.mode));
    this.#done = false;
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Writes all of it and puts it in its place. Throws OUTPUT_FAILED, and leaves nothing behind then. */
  write(pieces: Iterable<string>): void {
    const descriptor = this.#descriptor;
    if (descriptor === null) return;
    for (const chunk of inChunks(pieces)) {
      const bytes = Buffer.from(chunk);
      let written = 0;
      while (written < bytes.length) written += this.#attempt(() => writeSync(descriptor, bytes, written));
      this.#bytes += written;
    }
    this.#attempt(() => {
      this.#close();
      if (this.#draft !== this.#path) renameSync(this.#draft, this.#path);
    });
    this.#done = true;
  }

  /** Takes back what was begun, where it was not written to the end. */
  [Symbol.dispose](): void {
    if (this.#done) return;
    this.#done = true;
    this.#close();
    if (this.#draft !== this.#path) rmSync(this.#draft, { force: true });
  }

  #close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = null;
    if (descriptor !== null) closeSync(descriptor);
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      this[Symbol.dispose]();
      throw this.#failure(`The system says: ${error instanceof Error ? error.message : String(error)}`, error);
    }
  }

  #failure(why: string, cause?: unknown): StorageloomError {
    const failure = {
      what: `${this.#name} cannot be written.`,
      why: `${why}.`,
      mend: 'Give the name of a file, in a folder that exists and may be written to.',
    };
    return new StorageloomError('OUTPUT_FAILED', cause === undefined ? failure : { ...failure, cause });
  }
}
