import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('attributes that jsdom has not', () => {
  it('are formAction of buttons, and sandbox of frames as a list', () => {
    const page = openPage({ markup: '<button formaction="x"></button><iframe sandbox="a"></iframe>' });

    expect(
      page.run(`f = document.querySelector('iframe'); const { sandbox } = f; f.sandbox = 'allow-forms b'; sandbox.add('c');
        [document.querySelector('button').formAction, sandbox === f.sandbox, sandbox instanceof DOMTokenList, f.getAttribute('sandbox')]`),
    ).to.deep.equal(['https://a.example/dir/x', true, true, 'allow-forms b c']);
  });
});
