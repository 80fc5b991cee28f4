// The commands, events and refusals of the plan as plain types. Derived from the plan: `corepack pnpm reference` writes this file.

/** What each decision is asked with. */
export interface Commands {
  readonly DraftPlan: { readonly fiscalYear: number; readonly title: string; readonly occurredOn: string }
  readonly AddPlanItem: { readonly fiscalYear: number; readonly item: string; readonly title: string; readonly occurredOn: string }
  readonly TagPlanItem: { readonly fiscalYear: number; readonly item: string; readonly theme: string; readonly occurredOn: string }
  readonly ApprovePlan: { readonly fiscalYear: number; readonly meeting: string; readonly item: string; readonly occurredOn: string }
  readonly AdoptPlan: { readonly fiscalYear: number; readonly meeting: string; readonly item: string; readonly occurredOn: string }
  readonly RevisePlan: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly ReportPlanItemProgress: { readonly fiscalYear: number; readonly item: string; readonly progress: "not-started" | "in-progress" | "achieved" | "not-achieved"; readonly note: string; readonly occurredOn: string }
  readonly ClosePlan: { readonly fiscalYear: number; readonly occurredOn: string }
  readonly WithdrawPlanDraft: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanItem: { readonly fiscalYear: number; readonly item: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanItemTag: { readonly fiscalYear: number; readonly item: string; readonly theme: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanApproval: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanAdoption: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanRevision: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanItemProgress: { readonly fiscalYear: number; readonly item: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPlanClosing: { readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly SignContract: { readonly contract: string; readonly programme: string; readonly tender: string; readonly title: string; readonly firstYear: number; readonly lastYear: number; readonly metrics: readonly [string, ...ReadonlyArray<string>]; readonly occurredOn: string }
  readonly StartContractYear: { readonly contract: string; readonly fiscalYear: number; readonly occurredOn: string }
  readonly RenewContract: { readonly contract: string; readonly predecessor: string; readonly occurredOn: string }
  readonly CloseContract: { readonly contract: string; readonly note: string; readonly occurredOn: string }
  readonly WithdrawContract: { readonly contract: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContractYear: { readonly contract: string; readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContractRenewal: { readonly contract: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContractClosing: { readonly contract: string; readonly reason: string; readonly occurredOn: string }
  readonly ReceiveEvaluation: { readonly evaluation: string; readonly contract: string; readonly fiscalYear: number; readonly evaluator: string; readonly result: "favourable" | "mixed" | "unfavourable"; readonly findings: string; readonly occurredOn: string }
  readonly RespondToEvaluation: { readonly evaluation: string; readonly response: string; readonly occurredOn: string }
  readonly WithdrawEvaluation: { readonly evaluation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawEvaluationResponse: { readonly evaluation: string; readonly reason: string; readonly occurredOn: string }
  readonly RecordIndicator: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string; readonly occurredOn: string }
  readonly CorrectIndicator: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string; readonly reason: string; readonly occurredOn: string }
  readonly RecordSnapshot: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly occurredOn: string }
  readonly CorrectSnapshot: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawIndicator: { readonly indicator: string; readonly period: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawIndicatorCorrection: { readonly indicator: string; readonly period: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawSnapshot: { readonly indicator: string; readonly period: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawSnapshotCorrection: { readonly indicator: string; readonly period: string; readonly reason: string; readonly occurredOn: string }
  readonly SetProgrammePriority: { readonly programme: string; readonly priority: "top" | "high" | "normal"; readonly note: string; readonly occurredOn: string }
  readonly WithdrawProgrammePriority: { readonly programme: string; readonly reason: string; readonly occurredOn: string }
  readonly ReportFigure: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string; readonly occurredOn: string }
  readonly CorrectFigure: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawFigure: { readonly branch: string; readonly metric: string; readonly month: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawFigureCorrection: { readonly branch: string; readonly metric: string; readonly month: string; readonly reason: string; readonly occurredOn: string }
  readonly DraftTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly occurredOn: string }
  readonly SetTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly occurredOn: string }
  readonly ApportionTarget: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly sources: ReadonlyArray<{ readonly name: string; readonly percent: number; readonly weights: ReadonlyArray<{ readonly branch: string; readonly weight: number }> }>; readonly bounds?: ReadonlyArray<{ readonly branch: string; readonly floor?: number; readonly cap?: number }>; readonly occurredOn: string }
  readonly RecordDivision: { readonly fiscalYear: number; readonly metric: string; readonly decidedBy: string; readonly document: { readonly title: string; readonly hash: string }; readonly shares: readonly [{ readonly branch: string; readonly units: number; readonly weight?: number }, ...ReadonlyArray<{ readonly branch: string; readonly units: number; readonly weight?: number }>]; readonly occurredOn: string }
  readonly AdjustBranchTargets: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string; readonly overrides?: string; readonly occurredOn: string }
  readonly AcceptBranchTarget: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly occurredOn: string }
  readonly PhaseTarget: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly profile?: ReadonlyArray<number>; readonly occurredOn: string }
  readonly ReviseTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTargetDraft: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTarget: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawApportionment: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRecordedDivision: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAdjustment: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPhasing: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTargetRevision: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawBranchAcceptance: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly reason: string; readonly occurredOn: string }
  readonly AnnounceTender: { readonly tender: string; readonly programme: string; readonly title: string; readonly firstYear: number; readonly occurredOn: string }
  readonly SubmitBid: { readonly tender: string; readonly price?: number; readonly occurredOn: string }
  readonly RecordTenderAward: { readonly tender: string; readonly occurredOn: string }
  readonly RecordTenderLoss: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly ReviewTender: { readonly tender: string; readonly findings: string; readonly occurredOn: string }
  readonly WithdrawTender: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawBid: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTenderAward: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTenderLoss: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTenderReview: { readonly tender: string; readonly reason: string; readonly occurredOn: string }
  readonly CertifyAssociation: { readonly association: string; readonly branch: string; readonly occurredOn: string }
  readonly ReportAbolition: { readonly association: string; readonly effectiveOn: string; readonly occurredOn: string }
  readonly AbolishAssociation: { readonly association: string; readonly occurredOn: string }
  readonly RevokeCertification: { readonly association: string; readonly grounds: string; readonly occurredOn: string }
  readonly OfferAssociationSupport: { readonly association: string; readonly support: string; readonly occurredOn: string }
  readonly ArrangeSuccession: { readonly association: string; readonly successor: string; readonly workplaces: number; readonly occurredOn: string }
  readonly WithdrawCertification: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAbolitionReport: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAbolition: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRevocation: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAssociationSupport: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawSuccession: { readonly association: string; readonly successor: string; readonly reason: string; readonly occurredOn: string }
  readonly CollectBlockOpinion: { readonly opinion: string; readonly meeting: string; readonly branch: string; readonly text: string; readonly occurredOn: string }
  readonly ConcludeBlockMeeting: { readonly meeting: string; readonly conclusion: string; readonly occurredOn: string }
  readonly DisseminateBlockConclusion: { readonly meeting: string; readonly means: string; readonly occurredOn: string }
  readonly WithdrawBlockOpinion: { readonly opinion: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawBlockConclusion: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawBlockDissemination: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly OpenCommitteeTopic: { readonly topic: string; readonly committee: string; readonly title: string; readonly occurredOn: string }
  readonly DeliberateCommitteeTopic: { readonly topic: string; readonly note: string; readonly occurredOn: string }
  readonly ConcludeCommitteeTopic: { readonly topic: string; readonly conclusion: string; readonly occurredOn: string }
  readonly DisseminateConclusion: { readonly topic: string; readonly means: string; readonly occurredOn: string }
  readonly WithdrawCommitteeTopic: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawDeliberation: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConclusion: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawDissemination: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly OpenConsultationDesk: { readonly desk: string; readonly branch: string; readonly occurredOn: string }
  readonly PubliciseConsultationDesk: { readonly desk: string; readonly means: string; readonly occurredOn: string }
  readonly CloseConsultationDesk: { readonly desk: string; readonly occurredOn: string }
  readonly ReceiveConsultation: { readonly consultation: string; readonly branch: string; readonly desk: string; readonly subject: "opening" | "abolition"; readonly association?: string; readonly title: string; readonly occurredOn: string }
  readonly AnswerConsultation: { readonly consultation: string; readonly answer: string; readonly occurredOn: string }
  readonly CloseConsultation: { readonly consultation: string; readonly result: string; readonly occurredOn: string }
  readonly WithdrawConsultationDesk: { readonly desk: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConsultationDeskNotice: { readonly desk: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConsultationDeskClosing: { readonly desk: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConsultation: { readonly consultation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConsultationAnswer: { readonly consultation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConsultationClosing: { readonly consultation: string; readonly reason: string; readonly occurredOn: string }
  readonly NotifyExpulsion: { readonly expulsion: string; readonly association: string; readonly branch: string; readonly meeting: string; readonly item: string; readonly cause: string; readonly occurredOn: string }
  readonly HearMember: { readonly expulsion: string; readonly hearing: "spoke" | "did-not-speak"; readonly occurredOn: string }
  readonly ExpelMember: { readonly expulsion: string; readonly occurredOn: string }
  readonly WithdrawExpulsionNotice: { readonly expulsion: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawExpulsionHearing: { readonly expulsion: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMemberExpulsion: { readonly association: string; readonly expulsion: string; readonly reason: string; readonly occurredOn: string }
  readonly AssessMembershipFee: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly amount: number; readonly occurredOn: string }
  readonly InvoiceMembershipFee: { readonly association: string; readonly fiscalYear: number; readonly dueOn: string; readonly occurredOn: string }
  readonly ReceiveMembershipFee: { readonly association: string; readonly fiscalYear: number; readonly receipt: string; readonly amount: number; readonly occurredOn: string }
  readonly WriteOffMembershipFee: { readonly association: string; readonly fiscalYear: number; readonly amount: number; readonly grounds: string; readonly occurredOn: string }
  readonly WithdrawFeeAssessment: { readonly association: string; readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawFeeInvoice: { readonly association: string; readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawFeeReceipt: { readonly association: string; readonly fiscalYear: number; readonly receipt: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawFeeWriteOff: { readonly association: string; readonly fiscalYear: number; readonly reason: string; readonly occurredOn: string }
  readonly ConveneMeeting: { readonly meeting: string; readonly kind: "ordinary-general-meeting" | "extraordinary-general-meeting" | "board" | "committee" | "block-meeting" | "national-meeting"; readonly date: string; readonly format: "in-person" | "hybrid" | "online"; readonly voting?: readonly ["ballot" | "electronic", ...ReadonlyArray<"ballot" | "electronic">]; readonly waived?: true; readonly fiscalYear?: number; readonly block?: string; readonly committee?: string; readonly occurredOn: string }
  readonly SetAgendaItem: { readonly meeting: string; readonly item: string; readonly title: string; readonly subject: "business-plan" | "business-report" | "accounts" | "officers" | "fees" | "canvassing" | "insurance" | "requests" | "auditor-removal" | "expulsion" | "articles" | "liability" | "business-transfer" | "dissolution" | "merger" | "other"; readonly handling: "report" | "ordinary" | "special"; readonly occurredOn: string }
  readonly CancelMeeting: { readonly meeting: string; readonly cause: string; readonly occurredOn: string }
  readonly HoldMeeting: { readonly meeting: string; readonly occurredOn: string }
  readonly RecordAttendance: { readonly meeting: string; readonly manner: "room" | "online" | "proxy" | "ballot" | "electronic"; readonly voters: ReadonlyArray<string>; readonly occurredOn: string }
  readonly ResolveItem: { readonly meeting: string; readonly item: string; readonly votesFor: number; readonly votesAgainst: number; readonly abstained: number; readonly interested?: ReadonlyArray<string>; readonly occurredOn: string }
  readonly ResolveWithoutMeeting: { readonly meeting: string; readonly item: string; readonly consents: ReadonlyArray<string>; readonly interested?: ReadonlyArray<string>; readonly objecting?: readonly [string, ...ReadonlyArray<string>]; readonly occurredOn: string }
  readonly PublishMinutes: { readonly meeting: string; readonly document: string; readonly title: string; readonly occurredOn: string }
  readonly WithdrawConvening: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAgendaItem: { readonly meeting: string; readonly item: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCancellation: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawHolding: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAttendance: { readonly meeting: string; readonly manner: "room" | "online" | "proxy" | "ballot" | "electronic"; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawResolution: { readonly meeting: string; readonly item: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawDeemedResolution: { readonly meeting: string; readonly item: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMinutes: { readonly meeting: string; readonly reason: string; readonly occurredOn: string }
  readonly ApplyForMembership: { readonly association: string; readonly occurredOn: string }
  readonly AdmitMember: { readonly association: string; readonly occurredOn: string }
  readonly WithdrawFromMembership: { readonly association: string; readonly ground: "notice" | "unavoidable"; readonly lastDay: string; readonly occurredOn: string }
  readonly ExitMember: { readonly association: string; readonly cause: "articles" | "consent-of-all" | "dissolution"; readonly occurredOn: string }
  readonly WithdrawMembershipApplication: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAdmission: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMemberWithdrawal: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMemberExit: { readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly ElectOfficer: { readonly officer: string; readonly office: "director" | "auditor"; readonly occurredOn: string }
  readonly ResignOffice: { readonly officer: string; readonly office: "director" | "auditor"; readonly occurredOn: string }
  readonly RemoveOfficer: { readonly officer: string; readonly office: "director" | "auditor"; readonly cause: string; readonly occurredOn: string }
  readonly WithdrawElection: { readonly officer: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawOfficerResignation: { readonly officer: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRemoval: { readonly officer: string; readonly reason: string; readonly occurredOn: string }
  readonly RecordPublishedRate: { readonly publication: string; readonly branch?: string; readonly source: string; readonly members: number; readonly membersOn: string; readonly associations: number; readonly associationsOn: string; readonly printed: string; readonly occurredOn: string }
  readonly WithdrawPublishedRate: { readonly publication: string; readonly reason: string; readonly occurredOn: string }
  readonly HoldPromotionCommittee: { readonly committee: string; readonly branch: string | null; readonly occurredOn: string }
  readonly ReviewTarget: { readonly committee: string; readonly branch: string | null; readonly fiscalYear: number; readonly metric: string; readonly assessment: "on-track" | "at-risk" | "behind"; readonly note: string; readonly occurredOn: string }
  readonly DecideCommitteeAction: { readonly action: string; readonly branch: string | null; readonly committee: string; readonly text: string; readonly due: string; readonly occurredOn: string }
  readonly CompleteCommitteeAction: { readonly action: string; readonly note: string; readonly occurredOn: string }
  readonly WithdrawPromotionCommittee: { readonly committee: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTargetReview: { readonly committee: string; readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommitteeAction: { readonly action: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommitteeActionCompletion: { readonly action: string; readonly reason: string; readonly occurredOn: string }
  readonly StartRecruitmentCampaign: { readonly campaign: string; readonly branch: string; readonly target: number; readonly lastDay: string; readonly occurredOn: string }
  readonly EndRecruitmentCampaign: { readonly campaign: string; readonly review: string; readonly occurredOn: string }
  readonly ApproachAssociation: { readonly approach: string; readonly association: string; readonly branch: string; readonly campaign?: string; readonly means: string; readonly occurredOn: string }
  readonly WithdrawRecruitmentCampaign: { readonly campaign: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRecruitmentCampaignEnd: { readonly campaign: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawApproach: { readonly approach: string; readonly reason: string; readonly occurredOn: string }
  readonly DraftRequest: { readonly request: string; readonly topic: string; readonly title: string; readonly occurredOn: string }
  readonly SubmitRequest: { readonly request: string; readonly occurredOn: string }
  readonly RecordReply: { readonly request: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string; readonly occurredOn: string }
  readonly RealiseRequest: { readonly request: string; readonly rule: string; readonly inForceFrom: string; readonly occurredOn: string }
  readonly WithdrawRequest: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestSubmission: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestReply: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestOutcome: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly StartReview: { readonly review: string; readonly subject: "organisation" | "business" | "both"; readonly title: string; readonly occurredOn: string }
  readonly ConcludeReview: { readonly review: string; readonly decisions: readonly [string, ...ReadonlyArray<string>]; readonly occurredOn: string }
  readonly WithdrawReview: { readonly review: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawReviewConclusion: { readonly review: string; readonly reason: string; readonly occurredOn: string }
  readonly ReceiveVoice: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly occurredOn: string }
  readonly ReferVoice: { readonly voice: string; readonly topic: string; readonly occurredOn: string }
  readonly AnswerVoice: { readonly voice: string; readonly answer: string; readonly occurredOn: string }
  readonly WithdrawVoice: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawVoiceReferral: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawVoiceAnswer: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly ListCase: { readonly case: string; readonly business: string; readonly branch: string; readonly source: "own-research" | "bureau-list"; readonly scheme: "unified" | "wc" | "ei"; readonly list?: string; readonly occurredOn: string }
  readonly AssignCase: { readonly case: string; readonly promoter: string; readonly occurredOn: string }
  readonly CanvassCase: { readonly case: string; readonly canvass: string; readonly promoter: string; readonly method: "visit" | "phone" | "letter"; readonly explained: boolean; readonly occurredOn: string }
  readonly SubmitCanvasses: { readonly canvasses: ReadonlyArray<{ readonly case: string; readonly canvass: string }>; readonly successes: ReadonlyArray<{ readonly case: string; readonly outcome: string }>; readonly occurredOn: string }
  readonly AcceptCanvass: { readonly case: string; readonly canvass: string; readonly occurredOn: string }
  readonly EstablishCase: { readonly case: string; readonly outcome: string; readonly insurances: "both" | "wc-only" | "ei-only"; readonly specialEnrolment: boolean; readonly occurredOn: string }
  readonly CompleteEiProcedure: { readonly case: string; readonly outcome: string; readonly occurredOn: string }
  readonly RefuseCase: { readonly case: string; readonly outcome: string; readonly occurredOn: string }
  readonly RuleOutCase: { readonly case: string; readonly outcome: string; readonly reason: "no-employees" | "closed-down" | "moved-away" | "already-registered"; readonly occurredOn: string }
  readonly MarkCaseDuplicate: { readonly case: string; readonly outcome: string; readonly of: string; readonly occurredOn: string }
  readonly TransferCase: { readonly case: string; readonly outcome: string; readonly occurredOn: string }
  readonly EstablishCaseByAuthority: { readonly case: string; readonly outcome: string; readonly insurances: "both" | "wc-only" | "ei-only"; readonly occurredOn: string }
  readonly EntrustCase: { readonly case: string; readonly association: string; readonly occurredOn: string }
  readonly MoveCase: { readonly case: string; readonly toBranch: string; readonly occurredOn: string }
  readonly ReverseOutcome: { readonly case: string; readonly outcome: string; readonly insurances?: "both" | "wc-only" | "ei-only"; readonly cause: "rejected" | "mistake"; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawListing: { readonly case: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAssignment: { readonly case: string; readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCanvass: { readonly case: string; readonly canvass: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCanvassSubmission: { readonly case: string; readonly canvass: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAcceptance: { readonly case: string; readonly canvass: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawSuccessSubmission: { readonly case: string; readonly outcome: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawReversal: { readonly case: string; readonly outcome: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawEntrustment: { readonly case: string; readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMove: { readonly case: string; readonly toBranch: string; readonly reason: string; readonly occurredOn: string }
  readonly HoldCouncil: { readonly council: string; readonly branch: string; readonly topics: readonly ["division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other", ...ReadonlyArray<"division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other">]; readonly occurredOn: string }
  readonly AgreeCouncilRoles: { readonly council: string; readonly roles: string; readonly occurredOn: string }
  readonly HandOverNameList: { readonly council: string; readonly list: string; readonly businesses: number; readonly occurredOn: string }
  readonly CorrectNameList: { readonly council: string; readonly list: string; readonly businesses: number; readonly reason: string; readonly occurredOn: string }
  readonly AgreeTransfer: { readonly council: string; readonly case: string; readonly occurredOn: string }
  readonly HoldWorkingTalks: { readonly talks: string; readonly branch: string; readonly about: string; readonly occurredOn: string }
  readonly WithdrawCouncil: { readonly council: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCouncilRoles: { readonly council: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawNameList: { readonly council: string; readonly list: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawNameListCorrection: { readonly council: string; readonly list: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTransferAgreement: { readonly council: string; readonly case: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawWorkingTalks: { readonly talks: string; readonly reason: string; readonly occurredOn: string }
  readonly SecureParentBody: { readonly parentBody: string; readonly branch: string; readonly occurredOn: string }
  readonly NominatePromoter: { readonly promoter: string; readonly branch: string; readonly association: string; readonly parentBody: string; readonly name?: string; readonly occurredOn: string }
  readonly AppointPromoter: { readonly promoter: string; readonly termFrom: string; readonly termTo: string; readonly occurredOn: string }
  readonly IssuePromoterCard: { readonly promoter: string; readonly card: string; readonly expiresOn: string; readonly occurredOn: string }
  readonly SuspendPromoter: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly ReinstatePromoter: { readonly promoter: string; readonly occurredOn: string }
  readonly RenewPromoter: { readonly promoter: string; readonly termTo: string; readonly occurredOn: string }
  readonly ResignPromoter: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawParentBody: { readonly parentBody: string; readonly branch: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawNomination: { readonly promoter: string; readonly association: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAppointment: { readonly promoter: string; readonly termFrom: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCard: { readonly promoter: string; readonly card: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawSuspension: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawReinstatement: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRenewal: { readonly promoter: string; readonly termTo: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawResignation: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly NoteLawChange: { readonly change: string; readonly title: string; readonly inForceFrom: string; readonly books: readonly [string, ...ReadonlyArray<string>]; readonly occurredOn: string }
  readonly DraftEdition: { readonly edition: string; readonly book: string; readonly title: string; readonly occurredOn: string }
  readonly CoverLawChange: { readonly edition: string; readonly change: string; readonly occurredOn: string }
  readonly PublishEdition: { readonly edition: string; readonly copies: number; readonly occurredOn: string }
  readonly DistributeEdition: { readonly edition: string; readonly distribution: string; readonly branch: string; readonly copies: number; readonly occurredOn: string }
  readonly WithdrawLawChange: { readonly change: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawEditionDraft: { readonly edition: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawLawChangeCoverage: { readonly edition: string; readonly change: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawEditionPublication: { readonly edition: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawEditionDistribution: { readonly edition: string; readonly distribution: string; readonly reason: string; readonly occurredOn: string }
  readonly NominateForCommendation: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly servingSince: string; readonly affairs?: { readonly collected: number; readonly assessed: number; readonly asOf: string; readonly openFindings: number }; readonly merit: string; readonly occurredOn: string }
  readonly SelectForCommendation: { readonly commendation: string; readonly occurredOn: string }
  readonly DeclineCommendation: { readonly commendation: string; readonly cause: string; readonly occurredOn: string }
  readonly AwardCommendation: { readonly commendation: string; readonly occurredOn: string }
  readonly RescindCommendation: { readonly commendation: string; readonly cause: string; readonly occurredOn: string }
  readonly WithdrawCommendationNomination: { readonly commendation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommendationSelection: { readonly commendation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommendationDeclination: { readonly commendation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommendationAward: { readonly commendation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCommendationRescission: { readonly commendation: string; readonly reason: string; readonly occurredOn: string }
  readonly SubmitGoodPractice: { readonly practice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly summary: string; readonly occurredOn: string }
  readonly ShareGoodPractice: { readonly practice: string; readonly means: string; readonly occurredOn: string }
  readonly AdoptGoodPractice: { readonly practice: string; readonly adopter: string; readonly occurredOn: string }
  readonly WithdrawGoodPractice: { readonly practice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawGoodPracticeSharing: { readonly practice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawGoodPracticeAdoption: { readonly practice: string; readonly adopter: string; readonly reason: string; readonly occurredOn: string }
  readonly PlanMagazineIssue: { readonly issue: string; readonly title: string; readonly dueOn: string; readonly occurredOn: string }
  readonly PublishMagazineIssue: { readonly issue: string; readonly copies: number; readonly occurredOn: string }
  readonly WithdrawMagazineIssuePlan: { readonly issue: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawMagazineIssuePublication: { readonly issue: string; readonly reason: string; readonly occurredOn: string }
  readonly AppointInstructor: { readonly promoter: string; readonly branch: string; readonly occurredOn: string }
  readonly WithdrawInstructorAppointment: { readonly promoter: string; readonly reason: string; readonly occurredOn: string }
  readonly IssueManual: { readonly manual: string; readonly title: string; readonly edition: number; readonly occurredOn: string }
  readonly WithdrawManual: { readonly manual: string; readonly edition: number; readonly reason: string; readonly occurredOn: string }
  readonly PlanTraining: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly title: string; readonly plannedOn: string; readonly elements: readonly ["lecture" | "group-discussion" | "role-play", ...ReadonlyArray<"lecture" | "group-discussion" | "role-play">]; readonly hours: number; readonly occurredOn: string }
  readonly EnrolParticipant: { readonly training: string; readonly participant: string; readonly branch: string; readonly occurredOn: string }
  readonly HoldTraining: { readonly training: string; readonly occurredOn: string }
  readonly AssessParticipant: { readonly training: string; readonly participant: string; readonly branch: string; readonly result: "completed" | "attended" | "absent"; readonly occurredOn: string }
  readonly WithdrawTrainingPlan: { readonly training: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawParticipantEnrolment: { readonly training: string; readonly participant: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTrainingHolding: { readonly training: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawParticipantAssessment: { readonly training: string; readonly participant: string; readonly reason: string; readonly occurredOn: string }
  readonly PromoteCertificates: { readonly promotion: string; readonly branch?: string; readonly means: "magazine" | "website" | "other"; readonly title: string; readonly occurredOn: string }
  readonly OrderCertificates: { readonly order: string; readonly branch: string; readonly association?: string; readonly business?: string; readonly workplaces: number; readonly occurredOn: string }
  readonly IssueCertificates: { readonly order: string; readonly slip: string; readonly certificates: number; readonly occurredOn: string }
  readonly ReturnCertificates: { readonly order: string; readonly slip: string; readonly issue: string; readonly certificates: number; readonly cause: "misprint" | "closed-down" | "moved-away" | "other"; readonly occurredOn: string }
  readonly WithdrawCertificatePromotion: { readonly promotion: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCertificateOrder: { readonly order: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCertificateIssue: { readonly order: string; readonly slip: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCertificateReturn: { readonly order: string; readonly slip: string; readonly reason: string; readonly occurredOn: string }
  readonly RegisterContent: { readonly content: string; readonly branch?: string; readonly medium: "website" | "leaflet" | "other"; readonly title: string; readonly occurredOn: string }
  readonly PlanContentUpdate: { readonly content: string; readonly due: string; readonly note: string; readonly occurredOn: string }
  readonly PublishContent: { readonly content: string; readonly version: number; readonly occurredOn: string }
  readonly ConfirmContent: { readonly content: string; readonly occurredOn: string }
  readonly RetireContent: { readonly content: string; readonly cause: string; readonly occurredOn: string }
  readonly WithdrawContent: { readonly content: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContentUpdatePlan: { readonly content: string; readonly due: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContentPublication: { readonly content: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContentConfirmation: { readonly content: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawContentRetirement: { readonly content: string; readonly reason: string; readonly occurredOn: string }
  readonly ReceiveInvitation: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly body: "labour-bureau" | "municipality" | "chamber" | "trade-body" | "other"; readonly title: string; readonly occurredOn: string }
  readonly AcceptInvitation: { readonly invitation: string; readonly occurredOn: string }
  readonly DeclineInvitation: { readonly invitation: string; readonly cause: string; readonly occurredOn: string }
  readonly AssignLecturer: { readonly invitation: string; readonly lecturer: string; readonly occurredOn: string }
  readonly ReleaseLecturer: { readonly invitation: string; readonly lecturer: string; readonly occurredOn: string }
  readonly FulfilInvitation: { readonly invitation: string; readonly attendance: number; readonly occurredOn: string }
  readonly CancelInvitation: { readonly invitation: string; readonly cause: string; readonly occurredOn: string }
  readonly WithdrawInvitation: { readonly invitation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawInvitationAcceptance: { readonly invitation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawInvitationDecline: { readonly invitation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawLecturerAssignment: { readonly invitation: string; readonly lecturer: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawLecturerRelease: { readonly invitation: string; readonly lecturer: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawInvitationFulfilment: { readonly invitation: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawInvitationCancellation: { readonly invitation: string; readonly reason: string; readonly occurredOn: string }
  readonly PlaceLegalHold: { readonly subject: string; readonly basis: string; readonly occurredOn: string }
  readonly LiftLegalHold: { readonly subject: string; readonly basis: string; readonly occurredOn: string }
  readonly WithdrawLegalHold: { readonly subject: string; readonly basis: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawLegalHoldLift: { readonly subject: string; readonly basis: string; readonly reason: string; readonly occurredOn: string }
  readonly ErasePersonalData: { readonly subject: string; readonly basis: string; readonly approver: string; readonly occurredOn: string }
}

/** What each kind of event holds, besides its `_tag` and `occurredOn`. */
export interface Events {
  readonly PlanDrafted: { readonly fiscalYear: number; readonly title: string }
  readonly PlanItemAdded: { readonly fiscalYear: number; readonly item: string; readonly title: string }
  readonly PlanItemTagged: { readonly fiscalYear: number; readonly item: string; readonly theme: string }
  readonly PlanApproved: { readonly fiscalYear: number; readonly meeting: string; readonly item: string }
  readonly PlanAdopted: { readonly fiscalYear: number; readonly meeting: string; readonly item: string }
  readonly PlanRevised: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanItemProgressReported: { readonly fiscalYear: number; readonly item: string; readonly progress: "not-started" | "in-progress" | "achieved" | "not-achieved"; readonly note: string }
  readonly PlanClosed: { readonly fiscalYear: number }
  readonly PlanDraftWithdrawn: { readonly fiscalYear: number; readonly title: string; readonly reason: string }
  readonly PlanItemWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly reason: string }
  readonly PlanItemTagWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly theme: string; readonly reason: string }
  readonly PlanApprovalWithdrawn: { readonly fiscalYear: number; readonly meeting: string; readonly item: string; readonly reason: string }
  readonly PlanAdoptionWithdrawn: { readonly fiscalYear: number; readonly meeting: string; readonly item: string; readonly reason: string }
  readonly PlanRevisionWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanItemProgressWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly progress: "not-started" | "in-progress" | "achieved" | "not-achieved"; readonly note: string; readonly reason: string }
  readonly PlanClosingWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly ContractSigned: { readonly contract: string; readonly programme: string; readonly tender: string; readonly title: string; readonly firstYear: number; readonly lastYear: number; readonly metrics: readonly [string, ...ReadonlyArray<string>] }
  readonly ContractYearStarted: { readonly contract: string; readonly programme: string; readonly fiscalYear: number }
  readonly ContractRenewed: { readonly contract: string; readonly programme: string; readonly predecessor: string }
  readonly ContractClosed: { readonly contract: string; readonly programme: string; readonly note: string }
  readonly ContractWithdrawn: { readonly contract: string; readonly programme: string; readonly tender: string; readonly title: string; readonly firstYear: number; readonly lastYear: number; readonly metrics: readonly [string, ...ReadonlyArray<string>]; readonly reason: string }
  readonly ContractYearWithdrawn: { readonly contract: string; readonly programme: string; readonly fiscalYear: number; readonly reason: string }
  readonly ContractRenewalWithdrawn: { readonly contract: string; readonly programme: string; readonly predecessor: string; readonly reason: string }
  readonly ContractClosingWithdrawn: { readonly contract: string; readonly programme: string; readonly note: string; readonly reason: string }
  readonly EvaluationReceived: { readonly evaluation: string; readonly contract: string; readonly fiscalYear: number; readonly evaluator: string; readonly result: "favourable" | "mixed" | "unfavourable"; readonly findings: string }
  readonly EvaluationResponded: { readonly evaluation: string; readonly contract: string; readonly response: string }
  readonly EvaluationWithdrawn: { readonly evaluation: string; readonly contract: string; readonly fiscalYear: number; readonly evaluator: string; readonly result: "favourable" | "mixed" | "unfavourable"; readonly findings: string; readonly reason: string }
  readonly EvaluationResponseWithdrawn: { readonly evaluation: string; readonly contract: string; readonly response: string; readonly reason: string }
  readonly IndicatorRecorded: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string }
  readonly IndicatorCorrected: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string; readonly reason: string }
  readonly SnapshotRecorded: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string } }
  readonly SnapshotCorrected: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly reason: string }
  readonly IndicatorWithdrawn: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string; readonly reason: string }
  readonly IndicatorCorrectionWithdrawn: { readonly indicator: string; readonly period: string; readonly value: string; readonly unit: "times" | "percent" | "businesses" | "associations" | "persons" | "yen"; readonly source: string; readonly reason: string }
  readonly SnapshotWithdrawn: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly reason: string }
  readonly SnapshotCorrectionWithdrawn: { readonly indicator: string; readonly period: string; readonly unit: "times" | "percent"; readonly numerator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly denominator: { readonly count: number; readonly asOf: string; readonly source: string }; readonly reason: string }
  readonly ProgrammePrioritySet: { readonly programme: string; readonly priority: "top" | "high" | "normal"; readonly note: string }
  readonly ProgrammePriorityWithdrawn: { readonly programme: string; readonly priority: "top" | "high" | "normal"; readonly note: string; readonly reason: string }
  readonly FigureReported: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string }
  readonly FigureCorrected: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string; readonly reason: string }
  readonly FigureWithdrawn: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string; readonly reason: string }
  readonly FigureCorrectionWithdrawn: { readonly branch: string; readonly metric: string; readonly month: string; readonly units: number; readonly source: string; readonly reason: string }
  readonly TargetDrafted: { readonly fiscalYear: number; readonly metric: string; readonly amount: number }
  readonly TargetSet: { readonly fiscalYear: number; readonly metric: string; readonly amount: number }
  readonly TargetApportioned: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly sources: ReadonlyArray<{ readonly name: string; readonly percent: number }>; readonly shares: ReadonlyArray<{ readonly branch: string; readonly units: number; readonly weights: ReadonlyArray<number>; readonly floor?: number; readonly cap?: number }> }
  readonly DivisionRecorded: { readonly fiscalYear: number; readonly metric: string; readonly decidedBy: string; readonly document: { readonly title: string; readonly hash: string }; readonly shares: readonly [{ readonly branch: string; readonly units: number; readonly weight?: number }, ...ReadonlyArray<{ readonly branch: string; readonly units: number; readonly weight?: number }>] }
  readonly BranchTargetsAdjusted: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string; readonly overrides?: string }
  readonly BranchTargetAccepted: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly units: number }
  readonly TargetPhased: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly profile?: ReadonlyArray<number>; readonly months: ReadonlyArray<number> }
  readonly TargetRevised: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly TargetDraftWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly TargetWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly ApportionmentWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly reason: string }
  readonly RecordedDivisionWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly decidedBy: string; readonly reason: string }
  readonly AdjustmentWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string }
  readonly PhasingWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly reason: string }
  readonly TargetRevisionWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly BranchAcceptanceWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly units: number; readonly reason: string }
  readonly TenderAnnounced: { readonly tender: string; readonly programme: string; readonly title: string; readonly firstYear: number }
  readonly BidSubmitted: { readonly tender: string; readonly programme: string; readonly price?: number }
  readonly TenderAwarded: { readonly tender: string; readonly programme: string }
  readonly TenderLost: { readonly tender: string; readonly programme: string; readonly reason: string }
  readonly TenderReviewed: { readonly tender: string; readonly programme: string; readonly findings: string }
  readonly TenderWithdrawn: { readonly tender: string; readonly programme: string; readonly title: string; readonly firstYear: number; readonly reason: string }
  readonly BidWithdrawn: { readonly tender: string; readonly programme: string; readonly price?: number; readonly reason: string }
  readonly TenderAwardWithdrawn: { readonly tender: string; readonly programme: string; readonly reason: string }
  readonly TenderLossWithdrawn: { readonly tender: string; readonly programme: string; readonly reason: string }
  readonly TenderReviewWithdrawn: { readonly tender: string; readonly programme: string; readonly findings: string; readonly reason: string }
  readonly AssociationCertified: { readonly association: string; readonly branch: string }
  readonly AbolitionReported: { readonly association: string; readonly branch: string; readonly effectiveOn: string }
  readonly AssociationAbolished: { readonly association: string; readonly branch: string }
  readonly CertificationRevoked: { readonly association: string; readonly branch: string; readonly grounds: string }
  readonly AssociationSupportOffered: { readonly association: string; readonly branch: string; readonly support: string }
  readonly SuccessionArranged: { readonly association: string; readonly branch: string; readonly successor: string; readonly workplaces: number }
  readonly CertificationWithdrawn: { readonly association: string; readonly branch: string; readonly reason: string }
  readonly AbolitionReportWithdrawn: { readonly association: string; readonly branch: string; readonly effectiveOn: string; readonly reason: string }
  readonly AbolitionWithdrawn: { readonly association: string; readonly branch: string; readonly reason: string }
  readonly RevocationWithdrawn: { readonly association: string; readonly branch: string; readonly grounds: string; readonly reason: string }
  readonly AssociationSupportWithdrawn: { readonly association: string; readonly branch: string; readonly support: string; readonly reason: string }
  readonly SuccessionWithdrawn: { readonly association: string; readonly branch: string; readonly successor: string; readonly workplaces: number; readonly reason: string }
  readonly BlockOpinionCollected: { readonly opinion: string; readonly meeting: string; readonly branch: string; readonly text: string }
  readonly BlockMeetingConcluded: { readonly meeting: string; readonly conclusion: string }
  readonly BlockConclusionDisseminated: { readonly meeting: string; readonly means: string }
  readonly BlockOpinionWithdrawn: { readonly opinion: string; readonly meeting: string; readonly branch: string; readonly text: string; readonly reason: string }
  readonly BlockConclusionWithdrawn: { readonly meeting: string; readonly conclusion: string; readonly reason: string }
  readonly BlockDisseminationWithdrawn: { readonly meeting: string; readonly means: string; readonly reason: string }
  readonly CommitteeTopicOpened: { readonly topic: string; readonly committee: string; readonly title: string }
  readonly CommitteeTopicDeliberated: { readonly topic: string; readonly note: string }
  readonly CommitteeTopicConcluded: { readonly topic: string; readonly conclusion: string }
  readonly ConclusionDisseminated: { readonly topic: string; readonly means: string }
  readonly CommitteeTopicWithdrawn: { readonly topic: string; readonly committee: string; readonly title: string; readonly reason: string }
  readonly DeliberationWithdrawn: { readonly topic: string; readonly note: string; readonly reason: string }
  readonly ConclusionWithdrawn: { readonly topic: string; readonly conclusion: string; readonly reason: string }
  readonly DisseminationWithdrawn: { readonly topic: string; readonly means: string; readonly reason: string }
  readonly ConsultationDeskOpened: { readonly desk: string; readonly branch: string }
  readonly ConsultationDeskPublicised: { readonly desk: string; readonly branch: string; readonly means: string }
  readonly ConsultationDeskClosed: { readonly desk: string; readonly branch: string }
  readonly ConsultationReceived: { readonly consultation: string; readonly branch: string; readonly desk: string; readonly subject: "opening" | "abolition"; readonly association?: string; readonly title: string }
  readonly ConsultationAnswered: { readonly consultation: string; readonly branch: string; readonly answer: string }
  readonly ConsultationClosed: { readonly consultation: string; readonly branch: string; readonly result: string }
  readonly ConsultationDeskWithdrawn: { readonly desk: string; readonly branch: string; readonly reason: string }
  readonly ConsultationDeskNoticeWithdrawn: { readonly desk: string; readonly branch: string; readonly means: string; readonly reason: string }
  readonly ConsultationDeskClosingWithdrawn: { readonly desk: string; readonly branch: string; readonly reason: string }
  readonly ConsultationWithdrawn: { readonly consultation: string; readonly branch: string; readonly desk: string; readonly subject: "opening" | "abolition"; readonly association?: string; readonly title: string; readonly reason: string }
  readonly ConsultationAnswerWithdrawn: { readonly consultation: string; readonly branch: string; readonly answer: string; readonly reason: string }
  readonly ConsultationClosingWithdrawn: { readonly consultation: string; readonly branch: string; readonly result: string; readonly reason: string }
  readonly ExpulsionNotified: { readonly expulsion: string; readonly association: string; readonly branch: string; readonly meeting: string; readonly item: string; readonly cause: string }
  readonly ExpulsionHeard: { readonly expulsion: string; readonly association: string; readonly branch: string; readonly meeting: string; readonly item: string; readonly hearing: "spoke" | "did-not-speak" }
  readonly MemberExpelled: { readonly association: string; readonly branch: string; readonly expulsion: string; readonly meeting: string; readonly item: string }
  readonly ExpulsionNoticeWithdrawn: { readonly expulsion: string; readonly association: string; readonly branch: string; readonly meeting: string; readonly item: string; readonly cause: string; readonly reason: string }
  readonly ExpulsionHearingWithdrawn: { readonly expulsion: string; readonly association: string; readonly branch: string; readonly meeting: string; readonly item: string; readonly hearing: "spoke" | "did-not-speak"; readonly reason: string }
  readonly MemberExpulsionWithdrawn: { readonly association: string; readonly branch: string; readonly expulsion: string; readonly meeting: string; readonly item: string; readonly reason: string }
  readonly MembershipFeeAssessed: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly amount: number }
  readonly MembershipFeeInvoiced: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly dueOn: string }
  readonly MembershipFeeReceived: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly receipt: string; readonly amount: number }
  readonly MembershipFeeWrittenOff: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly amount: number; readonly grounds: string }
  readonly FeeAssessmentWithdrawn: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly amount: number; readonly reason: string }
  readonly FeeInvoiceWithdrawn: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly dueOn: string; readonly reason: string }
  readonly FeeReceiptWithdrawn: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly receipt: string; readonly amount: number; readonly reason: string }
  readonly FeeWriteOffWithdrawn: { readonly association: string; readonly fiscalYear: number; readonly branch: string; readonly amount: number; readonly grounds: string; readonly reason: string }
  readonly MeetingConvened: { readonly meeting: string; readonly kind: "ordinary-general-meeting" | "extraordinary-general-meeting" | "board" | "committee" | "block-meeting" | "national-meeting"; readonly date: string; readonly format: "in-person" | "hybrid" | "online"; readonly voting?: readonly ["ballot" | "electronic", ...ReadonlyArray<"ballot" | "electronic">]; readonly waived?: true; readonly fiscalYear?: number; readonly block?: string; readonly committee?: string }
  readonly AgendaItemSet: { readonly meeting: string; readonly item: string; readonly title: string; readonly subject: "business-plan" | "business-report" | "accounts" | "officers" | "fees" | "canvassing" | "insurance" | "requests" | "auditor-removal" | "expulsion" | "articles" | "liability" | "business-transfer" | "dissolution" | "merger" | "other"; readonly handling: "report" | "ordinary" | "special" }
  readonly MeetingCancelled: { readonly meeting: string; readonly cause: string }
  readonly MeetingHeld: { readonly meeting: string; readonly kind: "ordinary-general-meeting" | "extraordinary-general-meeting" | "board" | "committee" | "block-meeting" | "national-meeting"; readonly fiscalYear?: number }
  readonly AttendanceRecorded: { readonly meeting: string; readonly manner: "room" | "online" | "proxy" | "ballot" | "electronic"; readonly voters: ReadonlyArray<string> }
  readonly ItemResolved: { readonly meeting: string; readonly item: string; readonly votesFor: number; readonly votesAgainst: number; readonly abstained: number; readonly interested?: ReadonlyArray<string>; readonly entitled: number; readonly present: number; readonly needed: number; readonly carried: boolean }
  readonly ItemResolvedWithoutMeeting: { readonly meeting: string; readonly item: string; readonly consents: ReadonlyArray<string>; readonly interested?: ReadonlyArray<string> }
  readonly MinutesPublished: { readonly meeting: string; readonly document: string; readonly title: string }
  readonly ConveningWithdrawn: { readonly meeting: string; readonly kind: "ordinary-general-meeting" | "extraordinary-general-meeting" | "board" | "committee" | "block-meeting" | "national-meeting"; readonly date: string; readonly format: "in-person" | "hybrid" | "online"; readonly voting?: readonly ["ballot" | "electronic", ...ReadonlyArray<"ballot" | "electronic">]; readonly waived?: true; readonly fiscalYear?: number; readonly block?: string; readonly committee?: string; readonly reason: string }
  readonly AgendaItemWithdrawn: { readonly meeting: string; readonly item: string; readonly title: string; readonly subject: "business-plan" | "business-report" | "accounts" | "officers" | "fees" | "canvassing" | "insurance" | "requests" | "auditor-removal" | "expulsion" | "articles" | "liability" | "business-transfer" | "dissolution" | "merger" | "other"; readonly handling: "report" | "ordinary" | "special"; readonly reason: string }
  readonly CancellationWithdrawn: { readonly meeting: string; readonly cause: string; readonly reason: string }
  readonly HoldingWithdrawn: { readonly meeting: string; readonly kind: "ordinary-general-meeting" | "extraordinary-general-meeting" | "board" | "committee" | "block-meeting" | "national-meeting"; readonly fiscalYear?: number; readonly reason: string }
  readonly AttendanceWithdrawn: { readonly meeting: string; readonly manner: "room" | "online" | "proxy" | "ballot" | "electronic"; readonly voters: ReadonlyArray<string>; readonly reason: string }
  readonly ResolutionWithdrawn: { readonly meeting: string; readonly item: string; readonly votesFor: number; readonly votesAgainst: number; readonly abstained: number; readonly interested?: ReadonlyArray<string>; readonly entitled: number; readonly present: number; readonly needed: number; readonly carried: boolean; readonly reason: string }
  readonly DeemedResolutionWithdrawn: { readonly meeting: string; readonly item: string; readonly consents: ReadonlyArray<string>; readonly interested?: ReadonlyArray<string>; readonly reason: string }
  readonly MinutesWithdrawn: { readonly meeting: string; readonly document: string; readonly title: string; readonly reason: string }
  readonly MembershipApplied: { readonly association: string; readonly branch: string }
  readonly MemberAdmitted: { readonly association: string; readonly branch: string }
  readonly MemberWithdrew: { readonly association: string; readonly branch: string; readonly ground: "notice" | "unavoidable"; readonly lastDay: string }
  readonly MemberExited: { readonly association: string; readonly branch: string; readonly cause: "articles" | "consent-of-all" | "dissolution" }
  readonly MembershipApplicationWithdrawn: { readonly association: string; readonly branch: string; readonly reason: string }
  readonly AdmissionWithdrawn: { readonly association: string; readonly branch: string; readonly reason: string }
  readonly MemberWithdrawalWithdrawn: { readonly association: string; readonly branch: string; readonly ground: "notice" | "unavoidable"; readonly lastDay: string; readonly reason: string }
  readonly MemberExitWithdrawn: { readonly association: string; readonly branch: string; readonly cause: "articles" | "consent-of-all" | "dissolution"; readonly reason: string }
  readonly OfficerElected: { readonly officer: string; readonly office: "director" | "auditor"; readonly lastYear: number }
  readonly OfficerResigned: { readonly officer: string; readonly office: "director" | "auditor" }
  readonly OfficerRemoved: { readonly officer: string; readonly office: "director" | "auditor"; readonly cause: string }
  readonly ElectionWithdrawn: { readonly officer: string; readonly office: "director" | "auditor"; readonly lastYear: number; readonly reason: string }
  readonly OfficerResignationWithdrawn: { readonly officer: string; readonly office: "director" | "auditor"; readonly reason: string }
  readonly RemovalWithdrawn: { readonly officer: string; readonly office: "director" | "auditor"; readonly cause: string; readonly reason: string }
  readonly OrganisationRatePublished: { readonly publication: string; readonly branch?: string; readonly source: string; readonly members: number; readonly membersOn: string; readonly associations: number; readonly associationsOn: string; readonly printed: string }
  readonly OrganisationRateWithdrawn: { readonly publication: string; readonly branch?: string; readonly source: string; readonly members: number; readonly membersOn: string; readonly associations: number; readonly associationsOn: string; readonly printed: string; readonly reason: string }
  readonly PromotionCommitteeHeld: { readonly committee: string; readonly branch: string | null }
  readonly TargetReviewed: { readonly committee: string; readonly branch: string | null; readonly fiscalYear: number; readonly metric: string; readonly assessment: "on-track" | "at-risk" | "behind"; readonly note: string }
  readonly CommitteeActionDecided: { readonly action: string; readonly branch: string | null; readonly committee: string; readonly text: string; readonly due: string }
  readonly CommitteeActionCompleted: { readonly action: string; readonly branch: string | null; readonly note: string }
  readonly PromotionCommitteeWithdrawn: { readonly committee: string; readonly branch: string | null; readonly reason: string }
  readonly TargetReviewWithdrawn: { readonly committee: string; readonly branch: string | null; readonly fiscalYear: number; readonly metric: string; readonly assessment: "on-track" | "at-risk" | "behind"; readonly note: string; readonly reason: string }
  readonly CommitteeActionWithdrawn: { readonly action: string; readonly branch: string | null; readonly committee: string; readonly text: string; readonly due: string; readonly reason: string }
  readonly CommitteeActionCompletionWithdrawn: { readonly action: string; readonly branch: string | null; readonly note: string; readonly reason: string }
  readonly RecruitmentCampaignStarted: { readonly campaign: string; readonly branch: string; readonly target: number; readonly lastDay: string }
  readonly RecruitmentCampaignEnded: { readonly campaign: string; readonly branch: string; readonly review: string }
  readonly AssociationApproached: { readonly approach: string; readonly association: string; readonly branch: string; readonly campaign?: string; readonly means: string }
  readonly RecruitmentCampaignWithdrawn: { readonly campaign: string; readonly branch: string; readonly target: number; readonly lastDay: string; readonly reason: string }
  readonly RecruitmentCampaignEndWithdrawn: { readonly campaign: string; readonly branch: string; readonly review: string; readonly reason: string }
  readonly ApproachWithdrawn: { readonly approach: string; readonly association: string; readonly branch: string; readonly campaign?: string; readonly means: string; readonly reason: string }
  readonly RequestDrafted: { readonly request: string; readonly topic: string; readonly title: string }
  readonly RequestSubmitted: { readonly request: string; readonly topic: string }
  readonly RequestReplied: { readonly request: string; readonly topic: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string }
  readonly RequestRealised: { readonly request: string; readonly topic: string; readonly rule: string; readonly inForceFrom: string }
  readonly RequestWithdrawn: { readonly request: string; readonly topic: string; readonly title: string; readonly reason: string }
  readonly RequestSubmissionWithdrawn: { readonly request: string; readonly topic: string; readonly reason: string }
  readonly RequestReplyWithdrawn: { readonly request: string; readonly topic: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string; readonly reason: string }
  readonly RequestOutcomeWithdrawn: { readonly request: string; readonly topic: string; readonly rule: string; readonly inForceFrom: string; readonly reason: string }
  readonly ReviewStarted: { readonly review: string; readonly subject: "organisation" | "business" | "both"; readonly title: string }
  readonly ReviewConcluded: { readonly review: string; readonly decisions: readonly [string, ...ReadonlyArray<string>] }
  readonly ReviewWithdrawn: { readonly review: string; readonly subject: "organisation" | "business" | "both"; readonly title: string; readonly reason: string }
  readonly ReviewConclusionWithdrawn: { readonly review: string; readonly decisions: readonly [string, ...ReadonlyArray<string>]; readonly reason: string }
  readonly VoiceReceived: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string }
  readonly VoiceReferred: { readonly voice: string; readonly branch: string; readonly topic: string }
  readonly VoiceAnswered: { readonly voice: string; readonly branch: string; readonly answer: string }
  readonly VoiceWithdrawn: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly reason: string }
  readonly VoiceReferralWithdrawn: { readonly voice: string; readonly branch: string; readonly topic: string; readonly reason: string }
  readonly VoiceAnswerWithdrawn: { readonly voice: string; readonly branch: string; readonly answer: string; readonly reason: string }
  readonly CaseListed: { readonly case: string; readonly business: string; readonly branch: string; readonly source: "own-research" | "bureau-list"; readonly scheme: "unified" | "wc" | "ei"; readonly list?: string }
  readonly CaseAssigned: { readonly case: string; readonly business: string; readonly branch: string; readonly promoter: string }
  readonly CaseCanvassed: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string; readonly promoter: string; readonly method: "visit" | "phone" | "letter"; readonly explained: boolean }
  readonly CanvassSubmitted: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string }
  readonly SuccessSubmitted: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string }
  readonly CanvassAccepted: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string }
  readonly CaseEstablished: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly insurances: "both" | "wc-only" | "ei-only"; readonly specialEnrolment: boolean }
  readonly EiProcedureCompleted: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string }
  readonly CaseRefused: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string }
  readonly CaseRuledOut: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly reason: "no-employees" | "closed-down" | "moved-away" | "already-registered" }
  readonly CaseMarkedDuplicate: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly of: string }
  readonly CaseTransferred: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string }
  readonly CaseEstablishedByAuthority: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly insurances: "both" | "wc-only" | "ei-only" }
  readonly CaseEntrusted: { readonly case: string; readonly business: string; readonly branch: string; readonly association: string }
  readonly CaseMoved: { readonly case: string; readonly business: string; readonly branch: string; readonly toBranch: string }
  readonly OutcomeReversed: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly kind: "established" | "ei-completed" | "established-by-authority" | "refused" | "ruled-out" | "duplicate" | "transferred"; readonly outcomeOn: string; readonly insurances?: "both" | "wc-only" | "ei-only"; readonly cause: "rejected" | "mistake"; readonly reason: string }
  readonly ListingWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly list?: string; readonly reason: string }
  readonly AssignmentWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly promoter: string; readonly reason: string }
  readonly CanvassWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string; readonly promoter: string; readonly reason: string }
  readonly CanvassSubmissionWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string; readonly reason: string }
  readonly AcceptanceWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly canvass: string; readonly reason: string }
  readonly SuccessSubmissionWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly reason: string }
  readonly ReversalWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly outcome: string; readonly kind: "established" | "ei-completed" | "established-by-authority" | "refused" | "ruled-out" | "duplicate" | "transferred"; readonly outcomeOn: string; readonly insurances?: "both" | "wc-only" | "ei-only"; readonly reason: string }
  readonly EntrustmentWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly association: string; readonly reason: string }
  readonly MoveWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly toBranch: string; readonly reason: string }
  readonly CouncilHeld: { readonly council: string; readonly branch: string; readonly topics: readonly ["division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other", ...ReadonlyArray<"division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other">] }
  readonly CouncilRolesAgreed: { readonly council: string; readonly branch: string; readonly roles: string }
  readonly NameListHandedOver: { readonly council: string; readonly branch: string; readonly list: string; readonly businesses: number }
  readonly NameListCorrected: { readonly council: string; readonly branch: string; readonly list: string; readonly businesses: number; readonly reason: string }
  readonly TransferAgreed: { readonly council: string; readonly branch: string; readonly case: string }
  readonly WorkingTalksHeld: { readonly talks: string; readonly branch: string; readonly about: string }
  readonly CouncilWithdrawn: { readonly council: string; readonly branch: string; readonly topics: readonly ["division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other", ...ReadonlyArray<"division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other">]; readonly reason: string }
  readonly CouncilRolesWithdrawn: { readonly council: string; readonly branch: string; readonly roles: string; readonly reason: string }
  readonly NameListWithdrawn: { readonly council: string; readonly branch: string; readonly list: string; readonly businesses: number; readonly reason: string }
  readonly NameListCorrectionWithdrawn: { readonly council: string; readonly branch: string; readonly list: string; readonly businesses: number; readonly reason: string }
  readonly TransferAgreementWithdrawn: { readonly council: string; readonly branch: string; readonly case: string; readonly reason: string }
  readonly WorkingTalksWithdrawn: { readonly talks: string; readonly branch: string; readonly about: string; readonly reason: string }
  readonly ParentBodySecured: { readonly parentBody: string; readonly branch: string }
  readonly PromoterNominated: { readonly promoter: string; readonly branch: string; readonly association: string; readonly parentBody: string; readonly name?: string }
  readonly PromoterAppointed: { readonly promoter: string; readonly branch: string; readonly termFrom: string; readonly termTo: string }
  readonly PromoterCardIssued: { readonly promoter: string; readonly branch: string; readonly card: string; readonly expiresOn: string }
  readonly PromoterSuspended: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly PromoterReinstated: { readonly promoter: string; readonly branch: string }
  readonly PromoterRenewed: { readonly promoter: string; readonly branch: string; readonly termFrom: string; readonly termTo: string }
  readonly PromoterResigned: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly ParentBodyWithdrawn: { readonly parentBody: string; readonly branch: string; readonly reason: string }
  readonly NominationWithdrawn: { readonly promoter: string; readonly branch: string; readonly association: string; readonly parentBody: string; readonly reason: string }
  readonly AppointmentWithdrawn: { readonly promoter: string; readonly branch: string; readonly termFrom: string; readonly termTo: string; readonly reason: string }
  readonly CardWithdrawn: { readonly promoter: string; readonly branch: string; readonly card: string; readonly expiresOn: string; readonly reason: string }
  readonly SuspensionWithdrawn: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly ReinstatementWithdrawn: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly RenewalWithdrawn: { readonly promoter: string; readonly branch: string; readonly termFrom: string; readonly termTo: string; readonly reason: string }
  readonly ResignationWithdrawn: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly LawChangeNoted: { readonly change: string; readonly title: string; readonly inForceFrom: string; readonly books: readonly [string, ...ReadonlyArray<string>] }
  readonly EditionDrafted: { readonly edition: string; readonly book: string; readonly title: string }
  readonly LawChangeCovered: { readonly edition: string; readonly book: string; readonly change: string }
  readonly EditionPublished: { readonly edition: string; readonly book: string; readonly copies: number }
  readonly EditionDistributed: { readonly edition: string; readonly book: string; readonly distribution: string; readonly branch: string; readonly copies: number }
  readonly LawChangeWithdrawn: { readonly change: string; readonly title: string; readonly inForceFrom: string; readonly books: readonly [string, ...ReadonlyArray<string>]; readonly reason: string }
  readonly EditionDraftWithdrawn: { readonly edition: string; readonly book: string; readonly title: string; readonly reason: string }
  readonly LawChangeCoverageWithdrawn: { readonly edition: string; readonly book: string; readonly change: string; readonly reason: string }
  readonly EditionPublicationWithdrawn: { readonly edition: string; readonly book: string; readonly copies: number; readonly reason: string }
  readonly EditionDistributionWithdrawn: { readonly edition: string; readonly book: string; readonly distribution: string; readonly branch: string; readonly copies: number; readonly reason: string }
  readonly CommendationNominated: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly servingSince: string; readonly affairs?: { readonly collected: number; readonly assessed: number; readonly asOf: string; readonly openFindings: number }; readonly merit: string }
  readonly CommendationSelected: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly rule: { readonly from: string; readonly yearsOfService: number; readonly collectionRate: { readonly numerator: number; readonly denominator: number }; readonly withoutOpenFinding: boolean }; readonly yearsOfService: number }
  readonly CommendationDeclined: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly cause: string }
  readonly CommendationAwarded: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch" }
  readonly CommendationRescinded: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly cause: string }
  readonly CommendationNominationWithdrawn: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly servingSince: string; readonly affairs?: { readonly collected: number; readonly assessed: number; readonly asOf: string; readonly openFindings: number }; readonly merit: string; readonly reason: string }
  readonly CommendationSelectionWithdrawn: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly rule: { readonly from: string; readonly yearsOfService: number; readonly collectionRate: { readonly numerator: number; readonly denominator: number }; readonly withoutOpenFinding: boolean }; readonly yearsOfService: number; readonly reason: string }
  readonly CommendationDeclinationWithdrawn: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly cause: string; readonly reason: string }
  readonly CommendationAwardWithdrawn: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly reason: string }
  readonly CommendationRescissionWithdrawn: { readonly commendation: string; readonly kind: "association" | "staff" | "promoter"; readonly nominee: string; readonly branch: string; readonly commendedBy: "headquarters" | "branch"; readonly cause: string; readonly reason: string }
  readonly GoodPracticeSubmitted: { readonly practice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly summary: string }
  readonly GoodPracticeShared: { readonly practice: string; readonly means: string }
  readonly GoodPracticeAdopted: { readonly practice: string; readonly adopter: string }
  readonly GoodPracticeWithdrawn: { readonly practice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly summary: string; readonly reason: string }
  readonly GoodPracticeSharingWithdrawn: { readonly practice: string; readonly means: string; readonly reason: string }
  readonly GoodPracticeAdoptionWithdrawn: { readonly practice: string; readonly adopter: string; readonly reason: string }
  readonly MagazineIssuePlanned: { readonly issue: string; readonly title: string; readonly dueOn: string }
  readonly MagazineIssuePublished: { readonly issue: string; readonly copies: number }
  readonly MagazineIssuePlanWithdrawn: { readonly issue: string; readonly title: string; readonly dueOn: string; readonly reason: string }
  readonly MagazineIssuePublicationWithdrawn: { readonly issue: string; readonly copies: number; readonly reason: string }
  readonly InstructorAppointed: { readonly promoter: string; readonly branch: string }
  readonly InstructorAppointmentWithdrawn: { readonly promoter: string; readonly branch: string; readonly reason: string }
  readonly ManualIssued: { readonly manual: string; readonly title: string; readonly edition: number }
  readonly ManualWithdrawn: { readonly manual: string; readonly title: string; readonly edition: number; readonly reason: string }
  readonly TrainingPlanned: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly title: string; readonly plannedOn: string; readonly elements: readonly ["lecture" | "group-discussion" | "role-play", ...ReadonlyArray<"lecture" | "group-discussion" | "role-play">]; readonly hours: number }
  readonly ParticipantEnrolled: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly participant: string; readonly branch: string }
  readonly TrainingHeld: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff" }
  readonly ParticipantAssessed: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly participant: string; readonly branch: string; readonly result: "completed" | "attended" | "absent" }
  readonly TrainingPlanWithdrawn: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly title: string; readonly plannedOn: string; readonly elements: readonly ["lecture" | "group-discussion" | "role-play", ...ReadonlyArray<"lecture" | "group-discussion" | "role-play">]; readonly hours: number; readonly reason: string }
  readonly ParticipantEnrolmentWithdrawn: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly participant: string; readonly branch: string; readonly reason: string }
  readonly TrainingHoldingWithdrawn: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly reason: string }
  readonly ParticipantAssessmentWithdrawn: { readonly training: string; readonly organiser: string; readonly audience: "promoters" | "new" | "experienced" | "leader" | "association-staff"; readonly participant: string; readonly branch: string; readonly result: "completed" | "attended" | "absent"; readonly reason: string }
  readonly CertificatesPromoted: { readonly promotion: string; readonly branch?: string; readonly means: "magazine" | "website" | "other"; readonly title: string }
  readonly CertificatesOrdered: { readonly order: string; readonly branch: string; readonly association?: string; readonly business?: string; readonly workplaces: number }
  readonly CertificatesIssued: { readonly order: string; readonly branch: string; readonly slip: string; readonly certificates: number }
  readonly CertificatesReturned: { readonly order: string; readonly branch: string; readonly slip: string; readonly issue: string; readonly certificates: number; readonly cause: "misprint" | "closed-down" | "moved-away" | "other" }
  readonly CertificatePromotionWithdrawn: { readonly promotion: string; readonly branch?: string; readonly means: "magazine" | "website" | "other"; readonly title: string; readonly reason: string }
  readonly CertificateOrderWithdrawn: { readonly order: string; readonly branch: string; readonly association?: string; readonly business?: string; readonly workplaces: number; readonly reason: string }
  readonly CertificateIssueWithdrawn: { readonly order: string; readonly branch: string; readonly slip: string; readonly certificates: number; readonly reason: string }
  readonly CertificateReturnWithdrawn: { readonly order: string; readonly branch: string; readonly slip: string; readonly issue: string; readonly certificates: number; readonly cause: "misprint" | "closed-down" | "moved-away" | "other"; readonly reason: string }
  readonly ContentRegistered: { readonly content: string; readonly branch?: string; readonly medium: "website" | "leaflet" | "other"; readonly title: string }
  readonly ContentUpdatePlanned: { readonly content: string; readonly branch?: string; readonly due: string; readonly note: string }
  readonly ContentPublished: { readonly content: string; readonly branch?: string; readonly version: number }
  readonly ContentConfirmed: { readonly content: string; readonly branch?: string }
  readonly ContentRetired: { readonly content: string; readonly branch?: string; readonly cause: string }
  readonly ContentRegistrationWithdrawn: { readonly content: string; readonly branch?: string; readonly medium: "website" | "leaflet" | "other"; readonly title: string; readonly reason: string }
  readonly ContentUpdatePlanWithdrawn: { readonly content: string; readonly branch?: string; readonly due: string; readonly note: string; readonly reason: string }
  readonly ContentPublicationWithdrawn: { readonly content: string; readonly branch?: string; readonly version: number; readonly reason: string }
  readonly ContentConfirmationWithdrawn: { readonly content: string; readonly branch?: string; readonly reason: string }
  readonly ContentRetirementWithdrawn: { readonly content: string; readonly branch?: string; readonly cause: string; readonly reason: string }
  readonly InvitationReceived: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly body: "labour-bureau" | "municipality" | "chamber" | "trade-body" | "other"; readonly title: string }
  readonly InvitationAccepted: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string }
  readonly InvitationDeclined: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly cause: string }
  readonly LecturerAssigned: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly lecturer: string }
  readonly LecturerReleased: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly lecturer: string }
  readonly InvitationFulfilled: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly attendance: number }
  readonly InvitationCancelled: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly cause: string }
  readonly InvitationWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly body: "labour-bureau" | "municipality" | "chamber" | "trade-body" | "other"; readonly title: string; readonly reason: string }
  readonly InvitationAcceptanceWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly reason: string }
  readonly InvitationDeclineWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly cause: string; readonly reason: string }
  readonly LecturerAssignmentWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly lecturer: string; readonly reason: string }
  readonly LecturerReleaseWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly lecturer: string; readonly reason: string }
  readonly InvitationFulfilmentWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly attendance: number; readonly reason: string }
  readonly InvitationCancellationWithdrawn: { readonly invitation: string; readonly branch: string; readonly kind: "seminar" | "consultation"; readonly on: string; readonly cause: string; readonly reason: string }
  readonly LegalHoldPlaced: { readonly subject: string; readonly basis: string }
  readonly LegalHoldLifted: { readonly subject: string; readonly basis: string }
  readonly LegalHoldWithdrawn: { readonly subject: string; readonly basis: string; readonly reason: string }
  readonly LegalHoldLiftWithdrawn: { readonly subject: string; readonly basis: string; readonly reason: string }
  readonly PersonalDataErased: { readonly subject: string; readonly basis: string; readonly commitments: readonly [string, ...ReadonlyArray<string>]; readonly approver: string }
}

/** The codes with which each decision may refuse. */
export interface Refusals {
  readonly DraftPlan: "PlanAlreadyDrafted" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AddPlanItem: "PlanNotDrafted" | "PlanNotAt" | "PlanItemTaken" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly TagPlanItem: "PlanItemUnknown" | "PlanItemAlreadyTagged" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ApprovePlan: "PlanNotDrafted" | "PlanNotAt" | "PlanHasNoItems" | "NotResolved" | "ResolvedBeforeDraft" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AdoptPlan: "PlanNotDrafted" | "PlanNotAt" | "NotResolved" | "ResolvedBeforeDraft" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RevisePlan: "PlanNotDrafted" | "PlanNotAt" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ReportPlanItemProgress: "PlanNotDrafted" | "PlanNotAt" | "PlanItemUnknown" | "OccursInFuture" | "NotPermitted"
  readonly ClosePlan: "PlanNotDrafted" | "PlanNotAt" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanDraft: "NoPlanEntryToWithdraw" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanItem: "NoPlanEntryToWithdraw" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanItemTag: "NoPlanEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanApproval: "NoPlanEntryToWithdraw" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanAdoption: "NoPlanEntryToWithdraw" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanRevision: "NoPlanEntryToWithdraw" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanItemProgress: "NoPlanEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPlanClosing: "NoPlanEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly SignContract: "ContractIdTaken" | "ContractYearsReversed" | "TenderNotAwarded" | "TenderAlreadyContracted" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly StartContractYear: "ContractUnknown" | "ContractNotAt" | "YearNotOfContract" | "ContractYearNotBegun" | "OccursInFuture" | "NotPermitted"
  readonly RenewContract: "ContractUnknown" | "ContractNotAt" | "LaterContractEntryStands" | "NotAPredecessor" | "OccursInFuture" | "NotPermitted"
  readonly CloseContract: "ContractUnknown" | "ContractNotAt" | "LaterContractEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContract: "NoContractEntryToWithdraw" | "LaterContractEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawContractYear: "NoContractEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawContractRenewal: "NoContractEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContractClosing: "NoContractEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveEvaluation: "EvaluationIdTaken" | "ContractUnknown" | "YearNotOfContract" | "ContractYearNotBegun" | "ContractYearNotStarted" | "OccursInFuture" | "NotPermitted"
  readonly RespondToEvaluation: "EvaluationUnknown" | "EvaluationNotAt" | "LaterEvaluationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawEvaluation: "NoEvaluationEntryToWithdraw" | "LaterEvaluationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawEvaluationResponse: "NoEvaluationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly RecordIndicator: "IndicatorIdTaken" | "PeriodNotBegun" | "OccursInFuture" | "NotPermitted"
  readonly CorrectIndicator: "IndicatorUnknown" | "OccursInFuture" | "NotPermitted"
  readonly RecordSnapshot: "SnapshotIdTaken" | "DenominatorZero" | "PartOfLaterDay" | "PeriodNotBegun" | "OccursInFuture" | "NotPermitted"
  readonly CorrectSnapshot: "SnapshotUnknown" | "DenominatorZero" | "PartOfLaterDay" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawIndicator: "NoIndicatorEntryToWithdraw" | "LaterIndicatorEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawIndicatorCorrection: "NoIndicatorEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSnapshot: "NoSnapshotEntryToWithdraw" | "LaterSnapshotEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSnapshotCorrection: "NoSnapshotEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly SetProgrammePriority: "OccursInFuture" | "NotPermitted"
  readonly WithdrawProgrammePriority: "NoPriorityToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ReportFigure: "FigureIdTaken" | "MetricCountedOnADay" | "MonthNotEnded" | "FigureCounted" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly CorrectFigure: "FigureUnknown" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFigure: "NoFigureEntryToWithdraw" | "LaterFigureEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFigureCorrection: "NoFigureEntryToWithdraw" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly DraftTarget: "PlanNotDrafted" | "TargetAlreadySet" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly SetTarget: "PlanNotAt" | "TargetNotDrafted" | "TargetAlreadySet" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly ApportionTarget: "TargetNotSet" | "TargetNotDivisible" | "LaterTargetEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly RecordDivision: "TargetNotSet" | "BranchDividedTwice" | "DivisionSumDiffers" | "LaterTargetEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly AdjustBranchTargets: "TargetNotDivided" | "BranchAdjustedTwice" | "AdjustmentNotBalanced" | "BranchTargetBelowZero" | "BoundBroken" | "LaterTargetEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly AcceptBranchTarget: "BranchHasNoShare" | "BranchTargetAlreadyAccepted" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly PhaseTarget: "ProfileNotOfBasis" | "TargetNotSet" | "TargetNotPhasable" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly ReviseTarget: "TargetNotSet" | "TargetAlreadySet" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTargetDraft: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTarget: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawApportionment: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRecordedDivision: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAdjustment: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPhasing: "NoTargetEntryToWithdraw" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTargetRevision: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBranchAcceptance: "NoTargetEntryToWithdraw" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly AnnounceTender: "TenderIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly SubmitBid: "TenderUnknown" | "TenderNotAt" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RecordTenderAward: "TenderUnknown" | "TenderNotAt" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RecordTenderLoss: "TenderUnknown" | "TenderNotAt" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ReviewTender: "TenderUnknown" | "TenderNotAt" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTender: "NoTenderEntryToWithdraw" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBid: "NoTenderEntryToWithdraw" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTenderAward: "NoTenderEntryToWithdraw" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawTenderLoss: "NoTenderEntryToWithdraw" | "LaterTenderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTenderReview: "NoTenderEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly CertifyAssociation: "AssociationIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ReportAbolition: "AssociationUnknown" | "AssociationNotAt" | "LaterAssociationEntryStands" | "AbolitionReportedTooLate" | "OccursInFuture" | "NotPermitted"
  readonly AbolishAssociation: "AssociationUnknown" | "AssociationNotAt" | "LaterAssociationEntryStands" | "AbolitionNotInEffect" | "OccursInFuture" | "NotPermitted"
  readonly RevokeCertification: "AssociationUnknown" | "AssociationNotAt" | "LaterAssociationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly OfferAssociationSupport: "AssociationUnknown" | "AssociationNotAt" | "OccursInFuture" | "NotPermitted"
  readonly ArrangeSuccession: "AssociationUnknown" | "AssociationNotAt" | "SuccessorIsItself" | "SuccessorNotCertified" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCertification: "NoAssociationEntryToWithdraw" | "LaterAssociationEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawAbolitionReport: "NoAssociationEntryToWithdraw" | "LaterAssociationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAbolition: "NoAssociationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRevocation: "NoAssociationEntryToWithdraw" | "LaterAssociationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAssociationSupport: "NoAssociationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSuccession: "NoAssociationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly CollectBlockOpinion: "BlockOpinionIdTaken" | "NotABlockMeeting" | "BranchOfAnotherBlock" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ConcludeBlockMeeting: "BlockConclusionIdTaken" | "BlockMeetingNotHeld" | "OccursInFuture" | "NotPermitted"
  readonly DisseminateBlockConclusion: "BlockConclusionUnknown" | "BlockConclusionNotAt" | "LaterBlockConclusionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBlockOpinion: "NoBlockOpinionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBlockConclusion: "NoBlockConclusionEntryToWithdraw" | "LaterBlockConclusionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBlockDissemination: "NoBlockConclusionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly OpenCommitteeTopic: "CommitteeTopicIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly DeliberateCommitteeTopic: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "OccursInFuture" | "NotPermitted"
  readonly ConcludeCommitteeTopic: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "LaterCommitteeTopicEntryStands" | "NotDeliberated" | "OccursInFuture" | "NotPermitted"
  readonly DisseminateConclusion: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommitteeTopic: "NoCommitteeTopicEntryToWithdraw" | "LaterCommitteeTopicEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawDeliberation: "NoCommitteeTopicEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConclusion: "NoCommitteeTopicEntryToWithdraw" | "LaterCommitteeTopicEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawDissemination: "NoCommitteeTopicEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly OpenConsultationDesk: "ConsultationDeskIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly PubliciseConsultationDesk: "ConsultationDeskUnknown" | "ConsultationDeskNotAt" | "OccursInFuture" | "NotPermitted"
  readonly CloseConsultationDesk: "ConsultationDeskUnknown" | "ConsultationDeskNotAt" | "LaterConsultationDeskEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveConsultation: "ConsultationIdTaken" | "ConsultationDeskNotOpen" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AnswerConsultation: "ConsultationUnknown" | "ConsultationNotAt" | "OccursInFuture" | "NotPermitted"
  readonly CloseConsultation: "ConsultationUnknown" | "ConsultationNotAt" | "LaterConsultationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConsultationDesk: "NoConsultationDeskEntryToWithdraw" | "LaterConsultationDeskEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawConsultationDeskNotice: "NoConsultationDeskEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConsultationDeskClosing: "NoConsultationDeskEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConsultation: "NoConsultationEntryToWithdraw" | "LaterConsultationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConsultationAnswer: "NoConsultationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConsultationClosing: "NoConsultationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly NotifyExpulsion: "ExpulsionIdTaken" | "NotAMember" | "AssociationOfOtherBranch" | "NoGeneralMeetingConvened" | "ItemNotOnExpulsion" | "ExpulsionNoticeTooLate" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly HearMember: "ExpulsionUnknown" | "ExpulsionNotAt" | "HearingNotAtMeeting" | "OccursInFuture" | "NotPermitted"
  readonly ExpelMember: "ExpulsionUnknown" | "ExpulsionNotAt" | "LaterExpulsionEntryStands" | "MemberNotHeard" | "ExpulsionNotResolved" | "NotAMember" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawExpulsionNotice: "NoExpulsionEntryToWithdraw" | "LaterExpulsionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawExpulsionHearing: "NoExpulsionEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawMemberExpulsion: "NoMembershipEntryToWithdraw" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AssessMembershipFee: "MembershipFeeIdTaken" | "NotAMemberInYear" | "AssociationOfOtherBranch" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly InvoiceMembershipFee: "MembershipFeeUnknown" | "MembershipFeeNotAt" | "LaterMembershipFeeEntryStands" | "FeeDueBeforeInvoice" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveMembershipFee: "MembershipFeeUnknown" | "MembershipFeeNotAt" | "FeeReceiptIdTaken" | "MoreThanOwed" | "OccursInFuture" | "NotPermitted"
  readonly WriteOffMembershipFee: "MembershipFeeUnknown" | "MembershipFeeNotAt" | "MoreThanOwed" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFeeAssessment: "NoMembershipFeeEntryToWithdraw" | "LaterMembershipFeeEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFeeInvoice: "NoMembershipFeeEntryToWithdraw" | "LaterMembershipFeeEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFeeReceipt: "NoMembershipFeeEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFeeWriteOff: "NoMembershipFeeEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ConveneMeeting: "MeetingLacks" | "NotOfThatKind" | "UnknownBlock" | "MeetingNeedsPlace" | "NoticeNotWaivable" | "BusinessYearNotEnded" | "NoticeAfterMeeting" | "NoticeTooLate" | "OutsideStrengtheningPeriod" | "MeetingIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly SetAgendaItem: "MeetingUnknown" | "MeetingNotAt" | "AgendaItemTaken" | "LaterMeetingEntryStands" | "NeedsSpecialResolution" | "OnlyAtGeneralMeeting" | "ItemNotOnNotice" | "OccursInFuture" | "NotPermitted"
  readonly CancelMeeting: "MeetingUnknown" | "MeetingNotAt" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly HoldMeeting: "MeetingUnknown" | "MeetingNotAt" | "MeetingOnAnotherDay" | "MandatoryItemsMissing" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RecordAttendance: "MeetingUnknown" | "MeetingNotAt" | "MeetingOnAnotherDay" | "CountedTwice" | "MannerNotAllowed" | "NotEntitledToVote" | "OccursInFuture" | "NotPermitted"
  readonly ResolveItem: "MeetingUnknown" | "MeetingNotAt" | "MeetingOnAnotherDay" | "AgendaItemUnknown" | "ItemOnlyReported" | "ItemAlreadyResolved" | "NotOfThatKind" | "NotQuorate" | "MoreVotesThanPresent" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ResolveWithoutMeeting: "MeetingUnknown" | "MeetingNotAt" | "AgendaItemUnknown" | "ItemOnlyReported" | "ItemAlreadyResolved" | "LaterMeetingEntryStands" | "NotDeemedResolved" | "NotEntitledToVote" | "OccursInFuture" | "NotPermitted"
  readonly PublishMinutes: "MeetingUnknown" | "MeetingNotAt" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConvening: "NoMeetingEntryToWithdraw" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawAgendaItem: "NoMeetingEntryToWithdraw" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawCancellation: "NoMeetingEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawHolding: "NoMeetingEntryToWithdraw" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawAttendance: "NoMeetingEntryToWithdraw" | "LaterMeetingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawResolution: "NoMeetingEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawDeemedResolution: "NoMeetingEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawMinutes: "NoMeetingEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ApplyForMembership: "AssociationNotCertified" | "MemberAlready" | "MembershipAlreadyApplied" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AdmitMember: "AssociationNotCertified" | "MembershipNotApplied" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawFromMembership: "NotAMember" | "MemberAlreadyLeaving" | "WithdrawalNoticeTooShort" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ExitMember: "NotAMember" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawMembershipApplication: "NoMembershipEntryToWithdraw" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAdmission: "NoMembershipEntryToWithdraw" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawMemberWithdrawal: "NoMembershipEntryToWithdraw" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawMemberExit: "NoMembershipEntryToWithdraw" | "LaterMembershipEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ElectOfficer: "OfficerInOtherOffice" | "OccursInFuture" | "NotPermitted"
  readonly ResignOffice: "OfficerNotInOffice" | "LaterOfficerEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RemoveOfficer: "OfficerNotInOffice" | "LaterOfficerEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawElection: "NoOfficerEntryToWithdraw" | "LaterOfficerEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawOfficerResignation: "NoOfficerEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRemoval: "NoOfficerEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly RecordPublishedRate: "RatePublicationIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPublishedRate: "NoRatePublicationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly HoldPromotionCommittee: "PromotionCommitteeIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ReviewTarget: "TargetReviewIdTaken" | "CommitteeNotHeld" | "TargetNotSet" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly DecideCommitteeAction: "CommitteeActionIdTaken" | "CommitteeNotHeld" | "DueBeforeDecision" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly CompleteCommitteeAction: "CommitteeActionUnknown" | "CommitteeActionNotAt" | "LaterCommitteeActionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPromotionCommittee: "NoPromotionCommitteeEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawTargetReview: "NoTargetReviewEntryToWithdraw" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommitteeAction: "NoCommitteeActionEntryToWithdraw" | "LaterCommitteeActionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommitteeActionCompletion: "NoCommitteeActionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly StartRecruitmentCampaign: "RecruitmentCampaignIdTaken" | "CampaignEndsBeforeItStarts" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly EndRecruitmentCampaign: "RecruitmentCampaignUnknown" | "RecruitmentCampaignNotAt" | "LaterRecruitmentCampaignEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ApproachAssociation: "ApproachIdTaken" | "AssociationNotCertified" | "AssociationOfOtherBranch" | "MemberAlready" | "CampaignNotRunning" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRecruitmentCampaign: "NoRecruitmentCampaignEntryToWithdraw" | "LaterRecruitmentCampaignEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawRecruitmentCampaignEnd: "NoRecruitmentCampaignEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawApproach: "NoApproachEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly DraftRequest: "RequestIdTaken" | "TopicNotConcluded" | "OccursInFuture" | "NotPermitted"
  readonly SubmitRequest: "RequestUnknown" | "RequestNotAt" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RecordReply: "RequestUnknown" | "RequestNotAt" | "OccursInFuture" | "NotPermitted"
  readonly RealiseRequest: "RequestUnknown" | "RequestNotAt" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequest: "NoRequestEntryToWithdraw" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestSubmission: "NoRequestEntryToWithdraw" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestReply: "NoRequestEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestOutcome: "NoRequestEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly StartReview: "ReviewIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly ConcludeReview: "ReviewUnknown" | "ReviewNotAt" | "LaterReviewEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawReview: "NoReviewEntryToWithdraw" | "LaterReviewEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawReviewConclusion: "NoReviewEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveVoice: "VoiceIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ReferVoice: "VoiceUnknown" | "VoiceNotAt" | "LaterVoiceEntryStands" | "CommitteeTopicUnknown" | "TopicAlreadyConcluded" | "OccursInFuture" | "NotPermitted"
  readonly AnswerVoice: "VoiceUnknown" | "VoiceNotAt" | "LaterVoiceEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoice: "NoVoiceEntryToWithdraw" | "LaterVoiceEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoiceReferral: "NoVoiceEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoiceAnswer: "NoVoiceEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ListCase: "CaseIdTaken" | "ListForOwnResearch" | "NameListUnknown" | "BusinessAlreadyListed" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AssignCase: "CaseNotListed" | "CaseClosed" | "CaseAlreadyAssigned" | "PromoterNotInOffice" | "PromoterOfOtherBranch" | "OccursInFuture" | "NotPermitted"
  readonly CanvassCase: "CaseNotListed" | "CaseClosed" | "CaseNotAssigned" | "CanvassIdTaken" | "PromoterNotInOffice" | "PromoterOfOtherBranch" | "CardNotValid" | "OccursInFuture" | "NotPermitted"
  readonly SubmitCanvasses: "CaseNotListed" | "CanvassNotRecorded" | "OutcomeNotClaimable" | "AlreadySubmitted" | "SubmittedBeforeDone" | "ClaimWindowClosed" | "OccursInFuture" | "NotPermitted"
  readonly AcceptCanvass: "CaseNotListed" | "CanvassNotRecorded" | "CanvassNotSubmitted" | "CanvassAlreadyAccepted" | "OccursInFuture" | "NotPermitted"
  readonly EstablishCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotCanvassed" | "InsuranceOutsideScheme" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly CompleteEiProcedure: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotEstablished" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly RefuseCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotCanvassed" | "OccursInFuture" | "NotPermitted"
  readonly RuleOutCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "EstablishmentStands" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly MarkCaseDuplicate: "DuplicateOfItself" | "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "EstablishmentStands" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly TransferCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotRefused" | "TransferNotAgreed" | "OccursInFuture" | "NotPermitted"
  readonly EstablishCaseByAuthority: "CaseNotListed" | "OutcomeIdTaken" | "CaseNotTransferred" | "InsuranceOutsideScheme" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly EntrustCase: "CaseNotListed" | "CaseNotEstablished" | "CaseAlreadyEntrusted" | "AssociationClosed" | "OccursInFuture" | "NotPermitted"
  readonly MoveCase: "CaseNotListed" | "CaseClosed" | "CaseAlreadyInBranch" | "LaterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ReverseOutcome: "CaseNotListed" | "OutcomeNotStanding" | "ReversedBeforeOutcome" | "LaterEntryStands" | "BusinessAlreadyListed" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawListing: "NothingToWithdraw" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAssignment: "NothingToWithdraw" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCanvass: "NothingToWithdraw" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCanvassSubmission: "NothingToWithdraw" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAcceptance: "NothingToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSuccessSubmission: "NothingToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawReversal: "NothingToWithdraw" | "AlreadyEstablished" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawEntrustment: "NothingToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawMove: "NothingToWithdraw" | "LaterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly HoldCouncil: "CouncilIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AgreeCouncilRoles: "CouncilNotHeld" | "OccursInFuture" | "NotPermitted"
  readonly HandOverNameList: "CouncilNotHeld" | "NameListIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly CorrectNameList: "CouncilNotHeld" | "NameListNotHandedOver" | "OccursInFuture" | "NotPermitted"
  readonly AgreeTransfer: "CouncilNotHeld" | "CaseNotListed" | "CaseOfOtherBranch" | "TransferAlreadyAgreed" | "CaseClosed" | "CaseNotRefused" | "OccursInFuture" | "NotPermitted"
  readonly HoldWorkingTalks: "TalksIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCouncil: "NoCouncilEntryToWithdraw" | "LaterCouncilEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCouncilRoles: "NoCouncilEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawNameList: "NoCouncilEntryToWithdraw" | "CaseListedFromIt" | "LaterCouncilEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawNameListCorrection: "NoCouncilEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTransferAgreement: "NoCouncilEntryToWithdraw" | "CaseTransferredOnIt" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawWorkingTalks: "NoTalksToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly SecureParentBody: "ParentBodyAlreadySecured" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly NominatePromoter: "PromoterAlreadyNominated" | "AssociationClosed" | "LaterPromoterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AppointPromoter: "PromoterNotNominated" | "ParentBodyNotSecured" | "TermEndsBeforeItBegins" | "TermOverlaps" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly IssuePromoterCard: "PromoterNotAppointed" | "CardNumberTaken" | "CardExpiresBeforeIssue" | "CardOutlivesTerm" | "OccursInFuture" | "NotPermitted"
  readonly SuspendPromoter: "PromoterNotInOffice" | "PromoterAlreadySuspended" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ReinstatePromoter: "PromoterNotSuspended" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RenewPromoter: "PromoterNotAppointed" | "TermEndsBeforeItBegins" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ResignPromoter: "PromoterNotAppointed" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawParentBody: "NoConsentToWithdraw" | "LaterPromoterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawNomination: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAppointment: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawCard: "NoPromoterEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSuspension: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawReinstatement: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRenewal: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawResignation: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly NoteLawChange: "LawChangeIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly DraftEdition: "EditionIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly CoverLawChange: "EditionUnknown" | "EditionNotAt" | "LawChangeAlreadyCovered" | "LawChangeUnknown" | "LawChangeOfOtherBook" | "OccursInFuture" | "NotPermitted"
  readonly PublishEdition: "EditionUnknown" | "EditionNotAt" | "LaterEditionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly DistributeEdition: "EditionUnknown" | "EditionNotAt" | "DistributionIdTaken" | "MoreThanPrinted" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLawChange: "NoLawChangeEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawEditionDraft: "NoEditionEntryToWithdraw" | "LaterEditionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLawChangeCoverage: "NoEditionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawEditionPublication: "NoEditionEntryToWithdraw" | "LaterEditionEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawEditionDistribution: "NoEditionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly NominateForCommendation: "CommendationIdTaken" | "AffairsNotStated" | "ServiceNotBegun" | "MoreCollectedThanAssessed" | "AffairsOfLaterDay" | "AlreadyNominated" | "ServiceNotOnRecord" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly SelectForCommendation: "CommendationUnknown" | "CommendationNotAt" | "LaterCommendationEntryStands" | "YearsOfServiceMissed" | "CollectionRateMissed" | "OpenFindingStands" | "OccursInFuture" | "NotPermitted"
  readonly DeclineCommendation: "CommendationUnknown" | "CommendationNotAt" | "LaterCommendationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AwardCommendation: "CommendationUnknown" | "CommendationNotAt" | "LaterCommendationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RescindCommendation: "CommendationUnknown" | "CommendationNotAt" | "LaterCommendationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommendationNomination: "NoCommendationEntryToWithdraw" | "LaterCommendationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommendationSelection: "NoCommendationEntryToWithdraw" | "LaterCommendationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommendationDeclination: "NoCommendationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommendationAward: "NoCommendationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommendationRescission: "NoCommendationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly SubmitGoodPractice: "GoodPracticeIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ShareGoodPractice: "GoodPracticeUnknown" | "GoodPracticeNotAt" | "LaterGoodPracticeEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AdoptGoodPractice: "GoodPracticeUnknown" | "GoodPracticeNotAt" | "PracticeAlreadyAdopted" | "OwnPractice" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawGoodPractice: "NoGoodPracticeEntryToWithdraw" | "LaterGoodPracticeEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawGoodPracticeSharing: "NoGoodPracticeEntryToWithdraw" | "LaterGoodPracticeEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawGoodPracticeAdoption: "NoGoodPracticeEntryToWithdraw" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly PlanMagazineIssue: "MagazineIssueIdTaken" | "IssueDueInThePast" | "OccursInFuture" | "NotPermitted"
  readonly PublishMagazineIssue: "MagazineIssueUnknown" | "MagazineIssueNotAt" | "LaterMagazineIssueEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawMagazineIssuePlan: "NoMagazineIssueEntryToWithdraw" | "LaterMagazineIssueEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawMagazineIssuePublication: "NoMagazineIssueEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly AppointInstructor: "InstructorIdTaken" | "PromoterNotInOffice" | "InstructorOfOtherBranch" | "LevelNotReached" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawInstructorAppointment: "NoInstructorEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly IssueManual: "EditionNotNewer" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawManual: "NoManualToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly PlanTraining: "TrainingIdTaken" | "UnknownBranch" | "TrainingPlannedForThePast" | "OccursInFuture" | "NotPermitted"
  readonly EnrolParticipant: "TrainingUnknown" | "TrainingNotAt" | "AlreadyEnrolled" | "PromoterNotInOffice" | "PromoterOfOtherBranchEnrolled" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly HoldTraining: "TrainingUnknown" | "TrainingNotAt" | "LaterTrainingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AssessParticipant: "TrainingUnknown" | "TrainingNotAt" | "NotEnrolled" | "AlreadyAssessed" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTrainingPlan: "NoTrainingEntryToWithdraw" | "LaterTrainingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawParticipantEnrolment: "NoTrainingEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawTrainingHolding: "NoTrainingEntryToWithdraw" | "LaterTrainingEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawParticipantAssessment: "NoTrainingEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly PromoteCertificates: "CertificatePromotionIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly OrderCertificates: "CertificateOrderIdTaken" | "NotOneOrderer" | "AssociationClosed" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly IssueCertificates: "CertificateOrderUnknown" | "CertificateSlipTaken" | "MoreIssuedThanOrdered" | "OccursInFuture" | "NotPermitted"
  readonly ReturnCertificates: "CertificateOrderUnknown" | "CertificateSlipTaken" | "CertificatesNotIssued" | "MoreReturnedThanIssued" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCertificatePromotion: "NoCertificatePromotionEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCertificateOrder: "NoCertificateOrderEntryToWithdraw" | "LaterCertificateOrderEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCertificateIssue: "NoCertificateOrderEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawCertificateReturn: "NoCertificateOrderEntryToWithdraw" | "ReturnReplaced" | "OccursInFuture" | "NotPermitted"
  readonly RegisterContent: "ContentIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly PlanContentUpdate: "ContentUnknown" | "ContentNotAt" | "DueBeforePlanned" | "OccursInFuture" | "NotPermitted"
  readonly PublishContent: "ContentUnknown" | "ContentNotAt" | "ContentVersionOutOfOrder" | "OccursInFuture" | "NotPermitted"
  readonly ConfirmContent: "ContentUnknown" | "ContentNotAt" | "OccursInFuture" | "NotPermitted"
  readonly RetireContent: "ContentUnknown" | "ContentNotAt" | "LaterContentEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContent: "NoContentEntryToWithdraw" | "LaterContentEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContentUpdatePlan: "NoContentEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContentPublication: "NoContentEntryToWithdraw" | "LaterContentEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContentConfirmation: "NoContentEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawContentRetirement: "NoContentEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveInvitation: "InvitationIdTaken" | "InvitedForPastDay" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AcceptInvitation: "InvitationUnknown" | "InvitationNotAt" | "LaterInvitationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly DeclineInvitation: "InvitationUnknown" | "InvitationNotAt" | "LaterInvitationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AssignLecturer: "InvitationUnknown" | "InvitationNotAt" | "LecturerNotFree" | "OccursInFuture" | "NotPermitted"
  readonly ReleaseLecturer: "InvitationUnknown" | "InvitationNotAt" | "LecturerNotAssigned" | "LaterInvitationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly FulfilInvitation: "InvitationUnknown" | "InvitationNotAt" | "LaterInvitationEntryStands" | "NoLecturerAssigned" | "FulfilledBeforeItsDay" | "OccursInFuture" | "NotPermitted"
  readonly CancelInvitation: "InvitationUnknown" | "InvitationNotAt" | "LaterInvitationEntryStands" | "LecturerStillAssigned" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawInvitation: "NoInvitationEntryToWithdraw" | "LaterInvitationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawInvitationAcceptance: "NoInvitationEntryToWithdraw" | "LaterInvitationEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawInvitationDecline: "NoInvitationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLecturerAssignment: "NoInvitationEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawLecturerRelease: "NoInvitationEntryToWithdraw" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawInvitationFulfilment: "NoInvitationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawInvitationCancellation: "NoInvitationEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly PlaceLegalHold: "PersonalDataNotHeld" | "LegalHoldAlreadyPlaced" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly LiftLegalHold: "LegalHoldNotInForce" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLegalHold: "NoHoldEntryToWithdraw" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLegalHoldLift: "NoHoldEntryToWithdraw" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ErasePersonalData: "PersonalDataNotHeld" | "ApproverIsActor" | "LegalHoldInForce" | "PersonalDataInUse" | "RetentionPeriodRunning" | "OccursInFuture" | "NotPermitted"
}
