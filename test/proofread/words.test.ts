import fs from 'node:fs'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSegmenter } from '../../src/proofread/words.ts'

describe('segmentation', () => {
  const whole = Jieba.withDict(dict)
  const paragraphs = fs.readFileSync('content/dajiatan-02.txt', 'utf8').split('\n').filter(Boolean)

  it('is that of the whole dictionary, though only words that can stand there are loaded', async () => {
    const segment = await loadSegmenter()
    const found = segment(paragraphs).map((words) => words.map(({ text, tag }) => `${text}/${tag}`))
    expect(found).toEqual(
      paragraphs.map((text) => whole.tag(text, true).map(({ word, tag }) => `${word}/${tag}`)),
    )
  })

  it('has every character of a text in one of its words, whatever it is', async () => {
    const segment = await loadSegmenter()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const [words = []] = segment([text])
        expect(words.map((word) => word.text).join('')).toBe(text)
        expect(words.every((word) => text.startsWith(word.text, word.start))).toBe(true)
      }),
    )
  })
})
