// Another federation than 全国労保連: twelve regional chambers in France, whose year begins in January, who speak English and
// French and reckon in euros. Everything that the tests of a second federation need, and nothing of Japan.
import { aichiFeeRule, BlockCode, BranchCode, type Federation, InsuranceYear, planMetrics } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"

const regions = [
  ["idf", "Île-de-France", "north"],
  ["hdf", "Hauts-de-France", "north"],
  ["nor", "Normandie", "north"],
  ["bre", "Bretagne", "north"],
  ["pdl", "Pays de la Loire", "north"],
  ["cvl", "Centre-Val de Loire", "north"],
  ["ges", "Grand Est", "north"],
  ["bfc", "Bourgogne-Franche-Comté", "south"],
  ["ara", "Auvergne-Rhône-Alpes", "south"],
  ["naq", "Nouvelle-Aquitaine", "south"],
  ["occ", "Occitanie", "south"],
  ["pac", "Provence-Alpes-Côte d'Azur", "south"]
] as const

const frenchMetrics: Readonly<Record<string, string>> = {
  canvasses: "Démarches",
  establishments: "Affiliations",
  "ei-procedures": "Déclarations d'emploi",
  promoters: "Promoteurs en fonction",
  "premium-income": "Primes encaissées"
}

/** Twelve regional chambers. */
export const chambers: Federation = {
  name: { en: "Federation of Regional Chambers", fr: "Fédération des chambres régionales" },
  whole: { en: "All regions", fr: "Toutes les régions" },
  languages: ["fr", "en"],
  calendar: {
    firstMonth: 1,
    timeZone: "Europe/Paris",
    yearLabel: { en: "FY{year}", fr: "Exercice {year}" },
    holidays: {
      from: LocalDate.make("2024-01-01"),
      to: LocalDate.make("2024-12-31"),
      days: ["2024-01-01", "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09", "2024-05-20"]
        .concat(["2024-08-15", "2024-11-01", "2024-11-11", "2024-12-25"])
        .map((day) => LocalDate.make(day)),
      weekend: [6, 7],
      closed: ["12-24"]
    }
  },
  currency: { code: "EUR", decimals: 2 },
  blocks: [
    { code: BlockCode.make("north"), label: { en: "North", fr: "Nord" } },
    { code: BlockCode.make("south"), label: { en: "South", fr: "Sud" } }
  ],
  branches: regions.map(([code, name, block]) => ({
    code: BranchCode.make(code),
    label: { en: name, fr: name },
    block: BlockCode.make(block)
  })),
  insuranceYearRules: [{ fromYear: InsuranceYear.make(2020), firstMonth: 1 }],
  feeRules: [aichiFeeRule],
  claimClosing: { month: 12, day: 20, announced: [] },
  metrics: planMetrics.map(({ label, ...metric }) => ({
    ...metric,
    label: { en: label.en, fr: frenchMetrics[metric.code]! }
  }))
}
