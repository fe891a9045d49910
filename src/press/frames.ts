import type { Frame } from '../model/page.ts'

/** The same farther right and down; of a line only what is printed, since no outline leads to it. */
export function moved(frame: Frame, x: number, y: number): Frame {
  const place = { x: frame.x + x, y: frame.y + y }
  if (frame.kind !== 'line') return { ...frame, ...place }
  const { kind, role, block, line } = frame
  return { kind, role, line, ...(block !== undefined && { block }), ...place }
}
