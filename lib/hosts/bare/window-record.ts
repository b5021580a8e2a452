import { TargetRecord } from '../../dom/target-record.ts';
import type { BareGlobal } from './global.ts';

/** The event target that a window is. */
export class WindowRecord extends TargetRecord {
  declare readonly global: BareGlobal;
  /** The window's own object; `self` may be what stands for it. */
  readonly window: object;

  constructor(global: BareGlobal, window: object) {
    super(global, window);
    this.window = window;
  }

  override get passiveByDefault(): boolean {
    return true;
  }

  override get isGlobal(): boolean {
    return true;
  }
}
