import type { Fact, Observer } from '../../lib/event-loop/observer.ts';
import type { RemovalReason } from '../../lib/event-loop/removal-reason.ts';
import type { Task } from '../../lib/event-loop/task.ts';

/** Writes down what it is told of tasks and time, a line each, and keeps the facts. */
export class ObserverDouble implements Observer {
  readonly level = 'all';
  readonly lines: string[] = [];
  readonly facts: Fact[] = [];

  queued(task: Task): void {
    this.lines.push(`queued ${task.label}`);
  }
  started(task: Task, natural: boolean): void {
    this.lines.push(`started ${task.label}${natural ? '' : ' out of turn'}`);
  }
  ended(task: Task, _ranScript: boolean): void {
    this.lines.push(`ended ${task.label}`);
  }
  removed(task: Task, reason: RemovalReason): void {
    this.lines.push(`removed ${task.label}: ${reason}`);
  }
  held(task: Task): void {
    this.lines.push(`held ${task.label}`);
  }
  returned(task: Task): void {
    this.lines.push(`returned ${task.label}`);
  }
  time(now: number): void {
    this.lines.push(`time ${now}`);
  }
  checkpoint(): void {
    this.lines.push('checkpoint');
  }
  fact(fact: Fact): void {
    this.facts.push(fact);
  }
  choosing(_heads: readonly Task[], _count: number, _natural: number): void {}
  access(): void {}
  read(..._told: Parameters<Observer['read']>): void {}
  wrote(..._told: Parameters<Observer['wrote']>): void {}
  unchanged(..._told: Parameters<Observer['unchanged']>): void {}
  refused(..._told: Parameters<Observer['refused']>): void {}
  fired(): void {}
}
