// What became of the name lists that the bureau handed over (未手続事業名簿, plan §4(1)): how many of their businesses became cases, and how
// far those have come.
import { forEach, together } from "@keikaku/kernel"
import { entriesOf } from "../dated-history.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch } from "../report/report.ts"
import { type Case, caseOn, cases, establishedIn } from "./case/index.ts"
import { NameListCorrected, NameListHandedOver, nameLists } from "./council-events.ts"

/** Every name list with what came of it: the cases that name it, wherever they are by now. */
export const nameListReport = defineReport(
  "name-lists",
  { ja: "未手続事業名簿の活用状況", en: "Name lists and what came of them" },
  {
    parameters: ofBranch,
    columns: {
      list: column.text("名簿", "List"),
      branch: column.text("支部", "Branch"),
      council: column.text("協議会", "Council"),
      handedOverOn: column.date("受領日", "Handed over on"),
      businesses: column.count("掲載事業", "Businesses"),
      correctedOn: column.date("訂正日", "Corrected on"),
      listed: column.count("把握", "Listed"),
      canvassed: column.count("勧奨", "Canvassed"),
      established: column.count("成立", "Established")
    },
    projection: () =>
      together({ lists: forEach(nameLists, ({ list }) => list), cases: forEach(cases, (event) => event.case) }),
    rows: (state, { asOf, branch: wanted }) => {
      const listed = new Map<string, Array<Case>>()
      for (const history of state.cases.values()) {
        const found = caseOn(history, asOf)
        const list = found?.listing.list
        if (found !== undefined && list !== undefined) listed.set(list, [...(listed.get(list) ?? []), found])
      }
      return [...state.lists]
        .flatMap(([list, entries]) => {
          const known = entries.filter(({ occurredOn }) => occurredOn <= asOf)
          const [handed] = entriesOf(known, NameListHandedOver)
          if (handed === undefined) return []
          const { branch, council, occurredOn: handedOverOn } = handed
          if (wanted !== undefined && branch !== wanted) return []
          const correction = entriesOf(known, NameListCorrected).at(-1)
          const { businesses } = correction ?? handed
          const ofList = listed.get(list) ?? []
          return {
            ...{ list, branch, council, handedOverOn, businesses, listed: ofList.length },
            correctedOn: correction?.occurredOn ?? null,
            canvassed: ofList.filter(({ canvasses }) => canvasses > 0).length,
            established: ofList.filter((found) => establishedIn(found).size > 0).length
          }
        })
        .sort((a, b) =>
          a.handedOverOn < b.handedOverOn || (a.handedOverOn === b.handedOverOn && a.list < b.list) ? -1 : 1
        )
    },
    notes: [
      {
        ja: "把握＝その名簿を出所として登録した事案。名簿を示さずに登録した事案は含みません。",
        en: "Listed: the cases that name the list as their source. Cases listed without naming one are not counted."
      }
    ]
  }
)
