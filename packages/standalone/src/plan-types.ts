// The commands, events and refusals of the plan as plain types. Derived from the plan: `corepack pnpm reference` writes this file.

/** What each decision is asked with. */
export interface Commands {
  readonly DraftPlan: { readonly fiscalYear: number; readonly title: string; readonly occurredOn: string }
  readonly AddPlanItem: { readonly fiscalYear: number; readonly item: string; readonly title: string; readonly occurredOn: string }
  readonly TagPlanItem: { readonly fiscalYear: number; readonly item: string; readonly theme: string; readonly occurredOn: string }
  readonly ApprovePlan: { readonly fiscalYear: number; readonly occurredOn: string }
  readonly AdoptPlan: { readonly fiscalYear: number; readonly occurredOn: string }
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
  readonly DraftTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly occurredOn: string }
  readonly SetTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly occurredOn: string }
  readonly ApportionTarget: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly sources: ReadonlyArray<{ readonly name: string; readonly percent: number; readonly weights: ReadonlyArray<{ readonly branch: string; readonly weight: number }> }>; readonly bounds?: ReadonlyArray<{ readonly branch: string; readonly floor?: number; readonly cap?: number }>; readonly occurredOn: string }
  readonly AdjustBranchTargets: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string; readonly overrides?: string; readonly occurredOn: string }
  readonly AcceptBranchTarget: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly occurredOn: string }
  readonly PhaseTarget: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly profile?: ReadonlyArray<number>; readonly occurredOn: string }
  readonly ReviseTarget: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTargetDraft: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTarget: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawApportionment: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawAdjustment: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawPhasing: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawTargetRevision: { readonly fiscalYear: number; readonly metric: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawBranchAcceptance: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly reason: string; readonly occurredOn: string }
  readonly OpenCommitteeTopic: { readonly topic: string; readonly committee: string; readonly title: string; readonly occurredOn: string }
  readonly DeliberateCommitteeTopic: { readonly topic: string; readonly note: string; readonly occurredOn: string }
  readonly ConcludeCommitteeTopic: { readonly topic: string; readonly conclusion: string; readonly occurredOn: string }
  readonly DisseminateConclusion: { readonly topic: string; readonly means: string; readonly occurredOn: string }
  readonly WithdrawCommitteeTopic: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawDeliberation: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawConclusion: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawDissemination: { readonly topic: string; readonly reason: string; readonly occurredOn: string }
  readonly DraftRequest: { readonly request: string; readonly topic: string; readonly title: string; readonly occurredOn: string }
  readonly SubmitRequest: { readonly request: string; readonly occurredOn: string }
  readonly RecordReply: { readonly request: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string; readonly occurredOn: string }
  readonly RealiseRequest: { readonly request: string; readonly rule: string; readonly inForceFrom: string; readonly occurredOn: string }
  readonly WithdrawRequest: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestSubmission: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestReply: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawRequestOutcome: { readonly request: string; readonly reason: string; readonly occurredOn: string }
  readonly ReceiveVoice: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly occurredOn: string }
  readonly ReferVoice: { readonly voice: string; readonly topic: string; readonly occurredOn: string }
  readonly AnswerVoice: { readonly voice: string; readonly answer: string; readonly occurredOn: string }
  readonly WithdrawVoice: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawVoiceReferral: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawVoiceAnswer: { readonly voice: string; readonly reason: string; readonly occurredOn: string }
  readonly ListCase: { readonly case: string; readonly business: string; readonly branch: string; readonly source: "own-research" | "bureau-list"; readonly scheme: "unified" | "wc" | "ei"; readonly occurredOn: string }
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
  readonly HoldWorkingTalks: { readonly talks: string; readonly branch: string; readonly about: string; readonly occurredOn: string }
  readonly WithdrawCouncil: { readonly council: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawCouncilRoles: { readonly council: string; readonly reason: string; readonly occurredOn: string }
  readonly WithdrawNameList: { readonly council: string; readonly list: string; readonly reason: string; readonly occurredOn: string }
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
  readonly IssueManual: { readonly manual: string; readonly title: string; readonly edition: number; readonly occurredOn: string }
  readonly WithdrawManual: { readonly manual: string; readonly edition: number; readonly reason: string; readonly occurredOn: string }
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
  readonly PlanApproved: { readonly fiscalYear: number }
  readonly PlanAdopted: { readonly fiscalYear: number }
  readonly PlanRevised: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanItemProgressReported: { readonly fiscalYear: number; readonly item: string; readonly progress: "not-started" | "in-progress" | "achieved" | "not-achieved"; readonly note: string }
  readonly PlanClosed: { readonly fiscalYear: number }
  readonly PlanDraftWithdrawn: { readonly fiscalYear: number; readonly title: string; readonly reason: string }
  readonly PlanItemWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly reason: string }
  readonly PlanItemTagWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly theme: string; readonly reason: string }
  readonly PlanApprovalWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanAdoptionWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanRevisionWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly PlanItemProgressWithdrawn: { readonly fiscalYear: number; readonly item: string; readonly progress: "not-started" | "in-progress" | "achieved" | "not-achieved"; readonly note: string; readonly reason: string }
  readonly PlanClosingWithdrawn: { readonly fiscalYear: number; readonly reason: string }
  readonly TargetDrafted: { readonly fiscalYear: number; readonly metric: string; readonly amount: number }
  readonly TargetSet: { readonly fiscalYear: number; readonly metric: string; readonly amount: number }
  readonly TargetApportioned: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly sources: ReadonlyArray<{ readonly name: string; readonly percent: number }>; readonly shares: ReadonlyArray<{ readonly branch: string; readonly units: number; readonly weights: ReadonlyArray<number>; readonly floor?: number; readonly cap?: number }> }
  readonly BranchTargetsAdjusted: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string; readonly overrides?: string }
  readonly BranchTargetAccepted: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly units: number }
  readonly TargetPhased: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly profile?: ReadonlyArray<number>; readonly months: ReadonlyArray<number> }
  readonly TargetRevised: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly TargetDraftWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly TargetWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly ApportionmentWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly method: "hamilton" | "jefferson" | "webster" | "huntington-hill" | "adams" | "dean" | "quota"; readonly route: "direct" | "by-block"; readonly reason: string }
  readonly AdjustmentWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly changes: ReadonlyArray<{ readonly branch: string; readonly by: number }>; readonly reason: string }
  readonly PhasingWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly basis: "even" | "working-days" | "profile"; readonly reason: string }
  readonly TargetRevisionWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly amount: number; readonly reason: string }
  readonly BranchAcceptanceWithdrawn: { readonly fiscalYear: number; readonly metric: string; readonly branch: string; readonly units: number; readonly reason: string }
  readonly CommitteeTopicOpened: { readonly topic: string; readonly committee: string; readonly title: string }
  readonly CommitteeTopicDeliberated: { readonly topic: string; readonly note: string }
  readonly CommitteeTopicConcluded: { readonly topic: string; readonly conclusion: string }
  readonly ConclusionDisseminated: { readonly topic: string; readonly means: string }
  readonly CommitteeTopicWithdrawn: { readonly topic: string; readonly committee: string; readonly title: string; readonly reason: string }
  readonly DeliberationWithdrawn: { readonly topic: string; readonly note: string; readonly reason: string }
  readonly ConclusionWithdrawn: { readonly topic: string; readonly conclusion: string; readonly reason: string }
  readonly DisseminationWithdrawn: { readonly topic: string; readonly means: string; readonly reason: string }
  readonly RequestDrafted: { readonly request: string; readonly topic: string; readonly title: string }
  readonly RequestSubmitted: { readonly request: string; readonly topic: string }
  readonly RequestReplied: { readonly request: string; readonly topic: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string }
  readonly RequestRealised: { readonly request: string; readonly topic: string; readonly rule: string; readonly inForceFrom: string }
  readonly RequestWithdrawn: { readonly request: string; readonly topic: string; readonly title: string; readonly reason: string }
  readonly RequestSubmissionWithdrawn: { readonly request: string; readonly topic: string; readonly reason: string }
  readonly RequestReplyWithdrawn: { readonly request: string; readonly topic: string; readonly reply: "accepted" | "partly" | "under-study" | "declined"; readonly note: string; readonly reason: string }
  readonly RequestOutcomeWithdrawn: { readonly request: string; readonly topic: string; readonly rule: string; readonly inForceFrom: string; readonly reason: string }
  readonly VoiceReceived: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string }
  readonly VoiceReferred: { readonly voice: string; readonly branch: string; readonly topic: string }
  readonly VoiceAnswered: { readonly voice: string; readonly branch: string; readonly answer: string }
  readonly VoiceWithdrawn: { readonly voice: string; readonly branch: string; readonly association?: string; readonly title: string; readonly reason: string }
  readonly VoiceReferralWithdrawn: { readonly voice: string; readonly branch: string; readonly topic: string; readonly reason: string }
  readonly VoiceAnswerWithdrawn: { readonly voice: string; readonly branch: string; readonly answer: string; readonly reason: string }
  readonly CaseListed: { readonly case: string; readonly business: string; readonly branch: string; readonly source: "own-research" | "bureau-list"; readonly scheme: "unified" | "wc" | "ei" }
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
  readonly ListingWithdrawn: { readonly case: string; readonly business: string; readonly branch: string; readonly reason: string }
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
  readonly WorkingTalksHeld: { readonly talks: string; readonly branch: string; readonly about: string }
  readonly CouncilWithdrawn: { readonly council: string; readonly branch: string; readonly topics: readonly ["division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other", ...ReadonlyArray<"division-of-roles" | "name-lists" | "difficult-cases" | "targets" | "other">]; readonly reason: string }
  readonly CouncilRolesWithdrawn: { readonly council: string; readonly branch: string; readonly roles: string; readonly reason: string }
  readonly NameListWithdrawn: { readonly council: string; readonly branch: string; readonly list: string; readonly businesses: number; readonly reason: string }
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
  readonly ManualIssued: { readonly manual: string; readonly title: string; readonly edition: number }
  readonly ManualWithdrawn: { readonly manual: string; readonly title: string; readonly edition: number; readonly reason: string }
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
  readonly ApprovePlan: "PlanNotDrafted" | "PlanNotAt" | "PlanHasNoItems" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly AdoptPlan: "PlanNotDrafted" | "PlanNotAt" | "LaterPlanEntryStands" | "OccursInFuture" | "NotPermitted"
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
  readonly DraftTarget: "PlanNotDrafted" | "TargetAlreadySet" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly SetTarget: "PlanNotAt" | "TargetNotDrafted" | "TargetAlreadySet" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly ApportionTarget: "TargetNotSet" | "TargetNotDivisible" | "LaterTargetEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly AdjustBranchTargets: "TargetNotDivided" | "BranchAdjustedTwice" | "AdjustmentNotBalanced" | "BranchTargetBelowZero" | "BoundBroken" | "LaterTargetEntryStands" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly AcceptBranchTarget: "BranchHasNoShare" | "BranchTargetAlreadyAccepted" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly PhaseTarget: "ProfileNotOfBasis" | "TargetNotSet" | "TargetNotPhasable" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly ReviseTarget: "TargetNotSet" | "TargetAlreadySet" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTargetDraft: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTarget: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawApportionment: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAdjustment: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawPhasing: "NoTargetEntryToWithdraw" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawTargetRevision: "NoTargetEntryToWithdraw" | "LaterTargetEntryStands" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawBranchAcceptance: "NoTargetEntryToWithdraw" | "UnknownBranch" | "UnknownMetric" | "OccursInFuture" | "NotPermitted"
  readonly OpenCommitteeTopic: "CommitteeTopicIdTaken" | "OccursInFuture" | "NotPermitted"
  readonly DeliberateCommitteeTopic: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "OccursInFuture" | "NotPermitted"
  readonly ConcludeCommitteeTopic: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "LaterCommitteeTopicEntryStands" | "NotDeliberated" | "OccursInFuture" | "NotPermitted"
  readonly DisseminateConclusion: "CommitteeTopicUnknown" | "CommitteeTopicNotAt" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCommitteeTopic: "NoCommitteeTopicEntryToWithdraw" | "LaterCommitteeTopicEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawDeliberation: "NoCommitteeTopicEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawConclusion: "NoCommitteeTopicEntryToWithdraw" | "LaterCommitteeTopicEntryStands" | "OccursInFuture" | "NotPermitted" | "EntryReliedOn"
  readonly WithdrawDissemination: "NoCommitteeTopicEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly DraftRequest: "RequestIdTaken" | "TopicNotConcluded" | "OccursInFuture" | "NotPermitted"
  readonly SubmitRequest: "RequestUnknown" | "RequestNotAt" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RecordReply: "RequestUnknown" | "RequestNotAt" | "OccursInFuture" | "NotPermitted"
  readonly RealiseRequest: "RequestUnknown" | "RequestNotAt" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequest: "NoRequestEntryToWithdraw" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestSubmission: "NoRequestEntryToWithdraw" | "LaterRequestEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestReply: "NoRequestEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRequestOutcome: "NoRequestEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ReceiveVoice: "VoiceIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly ReferVoice: "VoiceUnknown" | "VoiceNotAt" | "LaterVoiceEntryStands" | "CommitteeTopicUnknown" | "TopicAlreadyConcluded" | "OccursInFuture" | "NotPermitted"
  readonly AnswerVoice: "VoiceUnknown" | "VoiceNotAt" | "LaterVoiceEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoice: "NoVoiceEntryToWithdraw" | "LaterVoiceEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoiceReferral: "NoVoiceEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawVoiceAnswer: "NoVoiceEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly ListCase: "CaseIdTaken" | "BusinessAlreadyListed" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AssignCase: "CaseNotListed" | "CaseClosed" | "CaseAlreadyAssigned" | "PromoterNotInOffice" | "PromoterOfOtherBranch" | "OccursInFuture" | "NotPermitted"
  readonly CanvassCase: "CaseNotListed" | "CaseClosed" | "CaseNotAssigned" | "CanvassIdTaken" | "PromoterNotInOffice" | "PromoterOfOtherBranch" | "CardNotValid" | "OccursInFuture" | "NotPermitted"
  readonly SubmitCanvasses: "CaseNotListed" | "CanvassNotRecorded" | "OutcomeNotClaimable" | "AlreadySubmitted" | "SubmittedBeforeDone" | "ClaimWindowClosed" | "OccursInFuture" | "NotPermitted"
  readonly AcceptCanvass: "CaseNotListed" | "CanvassNotRecorded" | "CanvassNotSubmitted" | "CanvassAlreadyAccepted" | "OccursInFuture" | "NotPermitted"
  readonly EstablishCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotCanvassed" | "InsuranceOutsideScheme" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly CompleteEiProcedure: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotEstablished" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly RefuseCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotCanvassed" | "OccursInFuture" | "NotPermitted"
  readonly RuleOutCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "EstablishmentStands" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly MarkCaseDuplicate: "DuplicateOfItself" | "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "EstablishmentStands" | "LaterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly TransferCase: "CaseNotListed" | "OutcomeIdTaken" | "CaseClosed" | "CaseNotRefused" | "OccursInFuture" | "NotPermitted"
  readonly EstablishCaseByAuthority: "CaseNotListed" | "OutcomeIdTaken" | "CaseNotTransferred" | "InsuranceOutsideScheme" | "AlreadyEstablished" | "OccursInFuture" | "NotPermitted"
  readonly EntrustCase: "CaseNotListed" | "CaseNotEstablished" | "CaseAlreadyEntrusted" | "OccursInFuture" | "NotPermitted"
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
  readonly HoldWorkingTalks: "TalksIdTaken" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCouncil: "NoCouncilEntryToWithdraw" | "LaterCouncilEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCouncilRoles: "NoCouncilEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawNameList: "NoCouncilEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawWorkingTalks: "NoTalksToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly SecureParentBody: "ParentBodyAlreadySecured" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly NominatePromoter: "PromoterAlreadyNominated" | "LaterPromoterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly AppointPromoter: "PromoterNotNominated" | "ParentBodyNotSecured" | "TermEndsBeforeItBegins" | "TermOverlaps" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly IssuePromoterCard: "PromoterNotAppointed" | "CardNumberTaken" | "CardExpiresBeforeIssue" | "CardOutlivesTerm" | "OccursInFuture" | "NotPermitted"
  readonly SuspendPromoter: "PromoterNotInOffice" | "PromoterAlreadySuspended" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ReinstatePromoter: "PromoterNotSuspended" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly RenewPromoter: "PromoterNotAppointed" | "TermEndsBeforeItBegins" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ResignPromoter: "PromoterNotAppointed" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawParentBody: "NoConsentToWithdraw" | "LaterPromoterEntryStands" | "UnknownBranch" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawNomination: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawAppointment: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawCard: "NoPromoterEntryToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawSuspension: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawReinstatement: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawRenewal: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawResignation: "NoPromoterEntryToWithdraw" | "LaterPromoterEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly IssueManual: "EditionNotNewer" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawManual: "NoManualToWithdraw" | "OccursInFuture" | "NotPermitted"
  readonly PlaceLegalHold: "PersonalDataNotHeld" | "LegalHoldAlreadyPlaced" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly LiftLegalHold: "LegalHoldNotInForce" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLegalHold: "NoHoldEntryToWithdraw" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly WithdrawLegalHoldLift: "NoHoldEntryToWithdraw" | "LaterHoldEntryStands" | "OccursInFuture" | "NotPermitted"
  readonly ErasePersonalData: "PersonalDataNotHeld" | "ApproverIsActor" | "LegalHoldInForce" | "PersonalDataInUse" | "RetentionPeriodRunning" | "OccursInFuture" | "NotPermitted"
}
