import { describe, expect, it } from 'vitest'
import { templateNames } from '../../src/templates/load.ts'
import { environment, linesOf, textOf } from '../support/build.ts'
import { MASTHEADS } from '../support/mastheads.ts'
import { collisionsOf, issue, typeset } from '../support/placed.ts'

const { workspace, templates } = environment()
const STATEMENTS = '云溪镇党委书记陈岚：\n\n一是抓学习。开展三学。二是抓落实。\n\n县财政局局长周立群：\n\n一句话。\n'

describe.each(templateNames(templates, workspace))('%s', (template) => {
  it.each(Object.entries(MASTHEADS))('bears %s', async (_, fields) => {
    const { pages } = await typeset(issue(fields, STATEMENTS), template)
    expect(pages.flatMap(collisionsOf)).toEqual([])
    const text = pages.flatMap((page) => linesOf(page).map(textOf)).join('').replaceAll(/\s/gu, '')
    for (const value of Object.values(fields).flat().map(String)) {
      // a date and a number have forms of their own; the rest is printed as it is, each of its words
      if (/^\d/u.test(value)) continue
      for (const word of value.split(/\s/u)) expect(text).toContain(word)
    }
  })
})
