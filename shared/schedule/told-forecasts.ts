import type { TaskId } from '../model/ids.ts'

import type { Facts } from './facts.ts'
import type { TaskForecast } from './schedule.ts'

/** The newest revision holds a forecast for each task, by index; an older one only what a newer one changed, as it was before. */
type Content =
  | { readonly kind: 'whole'; readonly forecasts: TaskForecast[] }
  | { readonly kind: 'before'; readonly newer: ToldForecasts; readonly undo: ReadonlyMap<number, TaskForecast> }

/** An older revision that is asked across more revisions than this gets its own copy: whoever keeps it reads it often. */
const farthest = 16

/**
 * [IN1] The forecasts of a schedule, in the order of ids: a `RevisedMap` of tasks that never come or go, which finds each by
 * its index, so that an edit that changes many does not look each up by its name. The next revision costs as much as what
 * changes in it, and older ones stay as they are. Use an iterator up before the next revision is made.
 */
export class ToldForecasts implements ReadonlyMap<TaskId, TaskForecast> {
  readonly #tasks: Pick<Facts, 'ids' | 'indexOf'>
  #content: Content

  private constructor(tasks: Pick<Facts, 'ids' | 'indexOf'>, content: Content) {
    this.#tasks = tasks
    this.#content = content
  }

  /** It is a map to whoever looks at it. */
  get [Symbol.toStringTag](): string {
    return 'Map'
  }

  get size(): number {
    return this.#tasks.ids.length
  }

  /** The first revision; `forecasts` has one for each task, by index, and is taken over. */
  static of(tasks: Pick<Facts, 'ids' | 'indexOf'>, forecasts: TaskForecast[]): ToldForecasts {
    return new ToldForecasts(tasks, { kind: 'whole', forecasts })
  }

  /** A revision in which these tasks, by index, have other forecasts. Itself where there are none. */
  revise(changed: ReadonlyMap<number, TaskForecast>): ToldForecasts {
    if (changed.size === 0) return this
    const forecasts = this.#own()
    const undo = new Map<number, TaskForecast>()
    for (const [index, forecast] of changed) {
      const before = forecasts[index]
      if (before !== undefined) undo.set(index, before)
      forecasts[index] = forecast
    }
    const newer = new ToldForecasts(this.#tasks, { kind: 'whole', forecasts })
    this.#content = { kind: 'before', newer, undo }
    return newer
  }

  /** By a task's index. */
  at(index: number): TaskForecast | undefined {
    let content = this.#content
    for (let steps = 0; content.kind === 'before'; steps += 1) {
      const forecast = content.undo.get(index)
      if (forecast !== undefined) return forecast
      content = steps < farthest ? content.newer.#content : { kind: 'whole', forecasts: this.#own() }
    }
    return content.forecasts[index]
  }

  get(task: TaskId): TaskForecast | undefined {
    const index = this.#tasks.indexOf.get(task)
    return index === undefined ? undefined : this.at(index)
  }

  has(task: TaskId): boolean {
    return this.#tasks.indexOf.has(task)
  }

  forEach(each: (forecast: TaskForecast, task: TaskId, map: ReadonlyMap<TaskId, TaskForecast>) => void): void {
    for (const forecast of this.#own()) each(forecast, forecast.task, this)
  }

  entries(): MapIterator<[TaskId, TaskForecast]> {
    return this.#own()
      .map((forecast): [TaskId, TaskForecast] => [forecast.task, forecast])
      .values()
  }

  keys(): MapIterator<TaskId> {
    return this.#tasks.ids.values()
  }

  values(): MapIterator<TaskForecast> {
    return this.#own().values()
  }

  [Symbol.iterator](): MapIterator<[TaskId, TaskForecast]> {
    return this.entries()
  }

  /** The forecasts of this revision, from now on its own. */
  #own(): TaskForecast[] {
    if (this.#content.kind === 'whole') return this.#content.forecasts
    const undos: ReadonlyMap<number, TaskForecast>[] = []
    let content: Content = this.#content
    while (content.kind === 'before') {
      undos.push(content.undo)
      content = content.newer.#content
    }
    const forecasts = content.forecasts.slice()
    for (const undo of undos.toReversed()) for (const [index, forecast] of undo) forecasts[index] = forecast
    this.#content = { kind: 'whole', forecasts }
    return forecasts
  }
}
