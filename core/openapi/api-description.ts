import type { OwnProvider } from '../providers/own-provider';
import type { DescriptionFormat } from './api-document';

/** Where a document came from. Relative addresses are measured from an address, and asked for without one. */
export type DescriptionSource =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'pasted' }
  | { readonly kind: 'file'; readonly name: string };

/** Keybearer's own providers, which win over every document. */
export interface KnownProviders {
  /** Whether a name is a known provider's, or could be taken for it. */
  readonly isKnownName: (name: string) => boolean;
  /** The id of the known provider that an origin belongs to, or null. */
  readonly isKnownHost: (origin: string) => string | null;
}

/** How sure a proposal is: what the standard has a place for, or what a person wrote for persons. */
export type Provenance = 'declared' | 'from-the-text' | 'parameter' | 'sample';

/** What a document says about an API, as a proposal. All texts are cleaned; no part of it is trusted. */
export interface ApiDescription {
  readonly format: DescriptionFormat;
  /** 40 characters at most. Empty where the document has none, or that of a known provider: then it is asked for. */
  readonly name: string;
  readonly isNameTaken: boolean;
  /** `https:` and ASCII, or null. */
  readonly docs: string | null;
  readonly operations: number;
  /** It describes calls that the API makes, and none that it takes. */
  readonly hasWebhooksOnly: boolean;
  readonly hosts: readonly DescribedHost[];
  readonly signIn: SignIn;
  /** Headers in plain text that most calls want besides the sign-in. */
  readonly companions: readonly DescribedCompanion[];
  /** Headers that most calls want and that no document may propose; they can be typed. */
  readonly leftOut: readonly string[];
  /** Requests that can tell whether a token works, the best first; none where no call is safe to try. */
  readonly checks: readonly DescribedCheck[];
  /** Other documents that this one refers to. They are not fetched. */
  readonly outsideReferences: readonly string[];
}

/** Why a host needs a person. The first three keep it from being chosen at all. */
export type HostReason =
  /** It belongs to a provider that Keybearer knows: `providerId`. */
  | 'built-in'
  /** This computer or a private network, named by a document that came from elsewhere. */
  | 'private'
  /** No address, or one with odd characters or a user name. */
  | 'malformed'
  /** Measured from an address that nobody knows: the document was pasted. */
  | 'relative'
  /** Some of its variables have no value. */
  | 'variable'
  /** `your-company.example.com`: an example. */
  | 'placeholder'
  /** The own network without encryption, because the document came from there. */
  | 'plain-http'
  /** The path looks like a file. */
  | 'file-ending'
  /** The end of the name is no public one. */
  | 'unknown-ending';

export interface DescribedHost {
  /** `https://api.acme.io`, or with variables `https://{tenant}.acme.io`; null where it is asked for. */
  readonly origin: string | null;
  /** Empty, or `/v2`. May hold variables. */
  readonly pathPrefix: string;
  readonly variables: readonly HostVariable[];
  /** `address`: measured from where the document came from. */
  readonly from: 'declared' | 'address';
  /** As the document writes it. */
  readonly written: string;
  /** The document's words about it; empty where it has none. */
  readonly about: string;
  /** Not of the registrable domain that the document came from. */
  readonly isOtherCompany: boolean;
  /** Some calls have this server as their own. */
  readonly isForSomeCalls: boolean;
  /** JSON pointer. */
  readonly place: string;
  /** The document says `http:`; `https:` is proposed. */
  readonly wasHttp: boolean;
  readonly ticked: boolean;
  readonly reason: HostReason | null;
  readonly providerId: string | null;
}

export interface HostVariable {
  readonly name: string;
  /** The document allows only these; empty where it allows any. */
  readonly choices: readonly string[];
  /** The document's default. For a host it is an example and never sent to. */
  readonly example: string | null;
  /** The variable stands behind the host and its default can be taken. */
  readonly isPathOnly: boolean;
}

/** Why the document leaves a choice to the user. */
export type SignInQuestion =
  /** The token goes into Authorization, and which word goes before it is not said. */
  | 'word-not-said'
  /** The text says two different things. */
  | 'contradiction'
  /** Nothing about it, which doesn't mean that nothing is needed. */
  | 'nothing-declared'
  /** Everything that it declares is in `unattachable`. */
  | 'only-unattachable'
  /** Headers demanded together that look like one, or alternatives of which the text wants both. */
  | 'two-readings'
  /** Several are declared and no call says which. */
  | 'none-demanded'
  /** The standard says that a parameter of this name means nothing. */
  | 'only-a-hint'
  /** The host is a known provider's, so that one's headers are used. */
  | 'built-in';

export interface SignIn {
  readonly forms: readonly SignInForm[];
  /** Which form the document asks for; null where `question` says why not. */
  readonly chosen: number | null;
  readonly question: SignInQuestion | null;
  /** What it declares and no header can be. */
  readonly unattachable: readonly Unattachable[];
}

export interface SignInForm {
  readonly headers: readonly FormHeader[];
  readonly fields: OwnProvider['fields'];
  /** In plain text, sent with it: ids, the name of a host. */
  readonly companions: readonly DescribedCompanion[];
  readonly from: Provenance;
  /** The sentence that says so, 200 characters at most. */
  readonly evidence: string | null;
  /** JSON pointer. */
  readonly place: string;
  readonly reading: FormReading;
  /** How many calls demand it. 0: declared, but no call asks for it. */
  readonly operations: number;
  /** Set while the template of its Authorization header is open. */
  readonly word: WordQuestion | null;
  /** It wants an access token that OAuth gives out. */
  readonly needsAccessToken: boolean;
}

export type FormReading =
  | 'alone'
  /** The document demands its headers together. */
  | 'together'
  /** The document demands them together; this takes one alone. */
  | 'one-of-together'
  /** The document has them as alternatives; its text wants both. */
  | 'alternatives-together';

export interface FormHeader {
  readonly name: string;
  /** `Token {token}`; null while the word before the token is asked for. */
  readonly template: string | null;
  readonly encoding: 'plain' | 'basic';
}

export interface WordQuestion {
  readonly code: 'word-not-said' | 'contradiction';
  /** Templates to offer; for a contradiction those of the text. */
  readonly offered: readonly Omit<FormHeader, 'name'>[];
  /** Which of them is preselected, as the scheme is called so. No proof. */
  readonly preselected: number | null;
}

export interface DescribedCompanion {
  readonly name: string;
  /** Null where the user has to say it. */
  readonly value: string | null;
  readonly from: Provenance;
  readonly place: string;
  readonly ticked: boolean;
}

/** Why no header can do what a scheme wants. */
export type UnattachableReason =
  | 'in-address'
  | 'cookie'
  /** Every request must be computed. */
  | 'signed'
  /** A name that no header can have. */
  | 'illegal-name'
  /** A header that Keybearer never sets. */
  | 'reserved-name'
  /** Acts as somebody else, or is good for one request. */
  | 'no-sign-in'
  | 'not-declared'
  | 'unknown-kind';

export interface Unattachable {
  readonly name: string;
  readonly why: UnattachableReason;
}

export interface DescribedCheck {
  readonly method: 'GET';
  /** Below the path of the host. */
  readonly path: string;
  readonly kind: 'self' | 'account' | 'list';
  /** Numbers of the forms that the call takes. */
  readonly forms: readonly number[];
}
