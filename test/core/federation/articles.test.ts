// The articles of a federation: the statute is the default, and nothing that relaxes it beyond what the law allows is read.
import {
  Articles,
  articlesOf,
  defineFederation,
  type Federation,
  halfOrMore,
  moreThanHalf,
  statutoryArticles,
  strengtheningOn,
  twoThirdsOrMore,
  validateFederation,
  zenkokuArticles,
  zenkokuRohoren
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { describe, expect, test } from "vitest"

const isArticles = Schema.is(Articles)
const { board, notice, ordinary, special, terms } = statutoryArticles
const threeQuarters = { numerator: 3, denominator: 4, orMore: true }

describe("articles", () => {
  test("a federation without any has the statute's", () => {
    const { articles: _, ...without } = zenkokuRohoren
    expect(articlesOf(without as Federation)).toEqual(statutoryArticles)
    expect(articlesOf(zenkokuRohoren)).toEqual(zenkokuArticles)
    expect(isArticles(statutoryArticles) && isArticles(zenkokuArticles)).toBe(true)
  })

  test.each([
    ["a shorter notice of the general meeting (第39条1項)", { notice: { ...notice, generalMeeting: 6 } }, false],
    ["a longer one", { notice: { ...notice, generalMeeting: 21 } }, true],
    ["a shorter notice with ballots", { notice: { ...notice, withVoting: 13 } }, false],
    ["a shorter notice of the board (第94条1項)", { notice: { ...notice, board: 3 } }, true],
    [
      "no quorum of the general meeting (第49条1項)",
      { ordinary: { ...ordinary, quorum: { ...halfOrMore, numerator: 0 } } },
      true
    ],
    [
      "less than two thirds for a special resolution (第49条2項)",
      { special: { ...special, votes: moreThanHalf } },
      false
    ],
    ["three quarters for a special resolution", { special: { ...special, votes: threeQuarters } }, true],
    ["half of the board as its quorum (第95条1項)", { board: { ...board, quorum: halfOrMore } }, false],
    ["two thirds of the board as its majority", { board: { ...board, majority: twoThirdsOrMore } }, true],
    ["a director's term of three years (第66条)", { terms: { ...terms, director: 3 } }, false],
    ["an auditor's term of one year (第67条)", { terms: { ...terms, auditor: 1 } }, false]
  ])("%s: allowed %#", (_, changes, isAllowed) => {
    expect(isArticles({ ...statutoryArticles, ...changes })).toBe(isAllowed)
  })

  test("those that the law forbids are told what they may do", () => {
    const articles = { ...statutoryArticles, special: { ...special, votes: moreThanHalf } }
    expect(() => defineFederation({ ...zenkokuRohoren, articles } as never)).toThrow(
      /the articles may only ask for more than Art. 49\(2\) does/
    )
  })

  test("the names of the campaign follow the contracts, and are there in every language", () => {
    const meetingOn = (day: string) => strengtheningOn(zenkokuArticles, LocalDate.make(day))?.meeting.ja
    expect(meetingOn("2019-11-11")).toBe("全国労働保険適正加入促進会議")
    expect(meetingOn("2023-11-15")).toBe("全国労働保険未手続事業一掃会議")
    const faults = validateFederation({ ...zenkokuRohoren, languages: ["ja", "en", "fr"] })
    const lacking = Result.isFailure(faults) ? faults.failure.map(({ subject }) => subject) : []
    expect(lacking).toContain("articles.strengthening 2021-04-01 (fr)")
    expect(lacking).toContain("articles.strengthening 2021-04-01 meeting (fr)")
  })
})
