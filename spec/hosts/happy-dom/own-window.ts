import { Window } from 'happy-dom';

/** A window of happy-dom as it is, without a host of ours. */
export const open = (): Window =>
  new Window({
    url: 'https://a.example/',
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
