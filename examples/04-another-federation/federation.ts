// The settings of a made-up federation: twelve regional chambers, a year from January, Paris time, euros, French and English.
// Plain data: `defineFederation` checks it, alone and together, and names every fault.
import { defineFederation } from "@keikaku/core"

const north = ["idf", "hdf", "nor", "bre", "pdl", "cvl", "ges"]
const names = {
  idf: "Île-de-France",
  hdf: "Hauts-de-France",
  nor: "Normandie",
  bre: "Bretagne",
  pdl: "Pays de la Loire",
  cvl: "Centre-Val de Loire",
  ges: "Grand Est",
  bfc: "Bourgogne-Franche-Comté",
  ara: "Auvergne-Rhône-Alpes",
  naq: "Nouvelle-Aquitaine",
  occ: "Occitanie",
  pac: "Provence-Alpes-Côte d'Azur"
}

/** Twelve regional chambers. */
export const chambers = defineFederation({
  name: { en: "Federation of Regional Chambers", fr: "Fédération des chambres régionales" },
  whole: { en: "All regions", fr: "Toutes les régions" },
  languages: ["fr", "en"],
  calendar: {
    firstMonth: 1,
    timeZone: "Europe/Paris",
    yearLabel: { en: "FY{year}", fr: "Exercice {year}" },
    holidays: {
      from: "2024-01-01",
      to: "2024-12-31",
      days: [
        ...["2024-01-01", "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09", "2024-05-20"],
        ...["2024-07-14", "2024-08-15", "2024-11-01", "2024-11-11", "2024-12-25"]
      ],
      weekend: [6, 7],
      closed: ["12-24"]
    }
  },
  currency: { code: "EUR", decimals: 2 },
  blocks: [
    { code: "north", label: { en: "North", fr: "Nord" } },
    { code: "south", label: { en: "South", fr: "Sud" } }
  ],
  branches: Object.entries(names).map(([code, name]) => ({
    code,
    label: { en: name, fr: name },
    block: north.includes(code) ? "north" : "south"
  })),
  metrics: [
    { code: "canvasses", label: { en: "Canvasses", fr: "Démarches" }, unit: "acts", firmness: "firm", kind: "flow" },
    {
      code: "promoters",
      label: { en: "Promoters", fr: "Promoteurs" },
      unit: "persons",
      firmness: "soft",
      kind: "stock"
    },
    {
      code: "inspections",
      label: { en: "Inspections", fr: "Inspections" },
      unit: "acts",
      firmness: "firm",
      kind: "flow"
    }
  ],
  // In cents: 15.00 EUR a visit.
  feeRules: [
    {
      from: "2020-01-01",
      perVisit: 1_500,
      paidVisitsPerBusiness: 3,
      both: 9_000,
      wcOnly: 5_000,
      eiOnly: 4_000,
      withSpecialEnrolment: 1_000
    }
  ],
  insuranceYearRules: [{ fromYear: 2020, firstMonth: 1 }],
  claimClosing: { month: 12, day: 20, announced: [] }
})
