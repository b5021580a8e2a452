import { getByLabelText, getByRole, getByText, waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect } from 'chai';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../../lib/index.ts';

const markup = `<!doctype html><body><form action="/done"><label>Name <input name="name"></label>
<label><input type="checkbox" name="gift"> Gift</label><select name="size"><option>S<option>M</select><button>Order</button></form>
<p role="status"></p><script>
  document.querySelector('form').onsubmit = (event) => {
    event.preventDefault();
    const { name, gift, size } = event.target.elements;
    localStorage.setItem('order', [name.value, gift.checked, size.value].join());
  };
  window.onstorage = (event) => { document.querySelector('[role=status]').textContent = event.newValue; };
</script></body>`;

/** The libraries know the types of the DOM; happy-dom has types of its own. */
type Root = Parameters<typeof getByText>[0];

async function twoTabs() {
  const pages = (): Response => new Response(markup, { headers: { 'content-type': 'text/html' } });
  const browser = new Browser({ host: happyDom(), pages });
  const [a, b] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
  const bodyOf = (tab: typeof a): Root => tab.document.body as never;
  return { browser, a: bodyOf(a), b: bodyOf(b) };
}

describe('Testing Library, in a tab of happy-dom', () => {
  it('finds elements by what a user sees', async () => {
    const { a } = await twoTabs();

    expect(getByLabelText(a, 'Name')).to.equal(a.querySelector('[name=name]'));
    expect(getByRole(a, 'button', { name: 'Order' })).to.equal(a.querySelector('button'));
    expect(within(a.querySelector('form') as Root).getByText('Gift').tagName).to.equal('LABEL');
  });

  it('acts on them with user-event, whose events are untrusted, and what follows reaches other tabs', async () => {
    const { browser, a, b } = await twoTabs();
    const user = userEvent.setup({ document: a.ownerDocument, delay: null });

    await user.type(getByLabelText(a, 'Name'), 'Ada');
    await user.click(getByLabelText(a, 'Gift'));
    await user.selectOptions(getByRole(a, 'combobox'), 'M');
    await user.click(getByRole(a, 'button'));
    await browser.settle();

    expect(getByText(b, 'Ada,true,M')).to.equal(getByRole(b, 'status'));
  });

  it('waits for what comes', async () => {
    const { browser, a, b } = await twoTabs();
    const user = userEvent.setup({ document: a.ownerDocument, delay: null });

    await user.click(getByRole(a, 'button'));
    const waiting = waitFor(() => getByText(b, ',false,S'), { container: b });
    await browser.settle();

    expect(await waiting).to.equal(getByRole(b, 'status'));
  });
});
