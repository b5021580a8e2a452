import { Blob as HappyBlob, File as HappyFile, type FormData } from 'happy-dom';
import MultipartFormDataParser from 'happy-dom/lib/fetch/multipart/MultipartFormDataParser.js';
import { hashName } from '../../infra/random.ts';
import { nameInterfacePrototype } from '../../webidl/interface.ts';
import type { Insides } from './insides.ts';
import { completed } from './time-stamps.ts';

/** Files that a page makes, or that become of a Blob in a FormData, were last modified at a time of the model. */
export function installFiles({ raw, hooks, patches }: Insides): void {
  const now = (made: { lastModified?: unknown }): void => void (made.lastModified = hooks.epochNow());
  // Wall: happy-dom's type says what it takes, and page code gives anything.
  const File = completed(raw.File as unknown as new (...values: unknown[]) => object, (made, [, , options]) => {
    const { lastModified = undefined } = (options ?? {}) as { lastModified?: unknown };
    if (lastModified === undefined) now(made);
    else made['lastModified'] = Number(lastModified);
  });
  /** It has a class string, unlike happy-dom's. What happy-dom makes counts as an instance. */
  class Blob extends HappyBlob {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === Blob ? value instanceof HappyBlob : Function.prototype[Symbol.hasInstance].call(this, value);
    }
  }
  nameInterfacePrototype(Blob.prototype, 'Blob');
  /** A Blob has no time of its own. */
  const stampNew = (data: FormData, before: ReadonlySet<HappyFile>, value: unknown): void => {
    if (value instanceof HappyFile) return;
    for (const file of filesOf(data)) if (!before.has(file)) now(file);
  };
  class OwnFormData extends raw.FormData {
    constructor(...values: ConstructorParameters<typeof FormData>) {
      super(...values);
      // Those that stand for inputs without a file.
      for (const file of filesOf(this)) if (file.name === '' && file.size === 0) now(file);
    }
    override append(...values: Parameters<FormData['append']>): void {
      const before = new Set(filesOf(this));
      super.append(...values);
      stampNew(this, before, values[1]);
    }
    override set(...values: Parameters<FormData['set']>): void {
      const before = new Set(filesOf(this));
      super.set(...values);
      stampNew(this, before, values[1]);
    }
  }
  Object.defineProperty(OwnFormData, 'name', { value: 'FormData' });
  patches.assign(raw, { Blob, File, FormData: OwnFormData });
}

function filesOf(data: FormData): HappyFile[] {
  return [...data].map(([, value]) => value).filter((value) => value instanceof HappyFile);
}

const { formDataToStream } = MultipartFormDataParser;

/** happy-dom draws the boundary of a body from Node's chance. It is made of what the body holds, so that equal bodies are equal. */
MultipartFormDataParser.formDataToStream = (data) => {
  const made = formDataToStream.call(MultipartFormDataParser, data);
  const drawn = made.contentType.slice(made.contentType.indexOf('=') + 1);
  const parts = made.buffer.toString('latin1').split(drawn);
  let boundary = `----HappyDOMFormDataBoundary${(hashName(parts.join('')) >>> 0).toString(36)}`;
  while (parts.some((part) => part.includes(boundary))) boundary += '-';
  const buffer = Buffer.from(parts.join(boundary), 'latin1');
  const Stream = made.stream.constructor as new (create: () => ReadableStream) => typeof made.stream;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: buffer.length,
    buffer,
    stream: new Stream(() => new Response(buffer).body as ReadableStream),
  };
};
