import process from 'node:process'

/** Whoever ran the command has asked it to stop. */
export class Interrupted extends Error {
  /** As shells count: 128 and the number of the signal. */
  readonly exitCode: number
  constructor(exitCode: number) {
    super('interrupted')
    this.exitCode = exitCode
  }
}

const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/**
 * Writes, or whatever must not be left half done. A signal that comes meanwhile is answered afterwards, by `Interrupted`; at any other time it ends the
 * process at once, which has left nothing behind: there are temporary files only in here.
 */
export async function undisturbed<T>(action: () => T): Promise<T> {
  let exitCode: number | undefined
  const listeners = Object.entries(EXIT_CODES).map(([signal, code]) => {
    const listener = () => (exitCode ??= code)
    process.on(signal, listener)
    return [signal, listener] as const
  })
  try {
    return action()
  } finally {
    // a signal becomes an event when the loop asks the system next: once is at the end of this turn, twice is after it
    for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate)
    for (const [signal, listener] of listeners) process.off(signal, listener)
    // whatever the action came to: nobody waits for it any more
    // eslint-disable-next-line no-unsafe-finally
    if (exitCode !== undefined) throw new Interrupted(exitCode)
  }
}
