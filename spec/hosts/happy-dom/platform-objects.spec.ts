import { expect } from 'chai';
import type { BrowserWindow } from 'happy-dom';
import { isPlatformObject, isSerializable } from '../../../lib/hosts/happy-dom/platform-objects.ts';
import { openPage } from './open-page.ts';

describe('platform objects of happy-dom', () => {
  const raw = openPage().window as object as BrowserWindow & { eval(code: string): object };

  for (const [code, isPlatform, isCopied] of [
    ['document.body', true, false],
    ['new Event("x")', true, false],
    ['location', true, false],
    ['navigator', true, false],
    ['new Headers()', true, false],
    ['new FormData()', true, false],
    ['new Blob([])', true, true],
    ['document.body.getBoundingClientRect()', true, true],
    ['new DOMPoint()', true, true],
    ['new DOMException("m")', true, false],
    ['({})', false, false],
    ['Object.create(null)', false, false],
  ] as const) {
    it(`${isPlatform ? 'include' : 'do not include'} ${code}, which is ${isCopied ? '' : 'not '}copied`, () => {
      const object = raw.eval(code);

      expect([isPlatformObject(raw, object), isSerializable(raw, object)]).to.deep.equal([isPlatform, isCopied]);
    });
  }
});
