import { expect } from 'chai';
import { bodyOf } from '../../../lib/hosts/happy-dom/request-body.ts';
import { openPage } from './open-page.ts';

describe('the body of a request of happy-dom', () => {
  it('is there at once, unless it is a stream', async () => {
    const { Request, ReadableStream } = openPage().window;
    const make = (body: unknown): InstanceType<typeof Request> =>
      new Request('https://a.example/', { method: 'POST', body: body as string });
    const stream = new ReadableStream({
      start(controller: { enqueue(chunk: Uint8Array): void; close(): void }) {
        controller.enqueue(new TextEncoder().encode('later'));
        controller.close();
      },
    });

    const [text, streamed] = [bodyOf(make('größer')), bodyOf(make(stream))];

    expect([text, typeof streamed, await streamed]).to.deep.equal(['größer', 'object', 'later']);
  });
});
