"""The names of the property graph. Generated from ontology/vnlegal.ttl; do not edit.

Rewrite with ``python -m kg.ontology.schema_generator``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

# fmt: off


class Label(NamedTuple):
    """A node label: `parents` are the labels above it, nearest first; `supers` IRIs of other vocabularies."""

    name: str
    iri: str
    vi: str
    en: str
    parents: tuple[str, ...]
    supers: tuple[str, ...]


class Relationship(NamedTuple):
    """A relationship type with the labels it may start and end at; sub-classes are allowed too."""

    name: str
    iri: str
    vi: str
    en: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    supers: tuple[str, ...]


class Key(NamedTuple):
    """A property key: `datatype` is string, integer, double, boolean or date; `many` marks a list.

    An empty `domain` allows every label; `on_edges` says that relationships carry it.
    """

    name: str
    iri: str
    vi: str
    en: str
    datatype: str
    many: bool
    domain: tuple[str, ...]
    on_edges: bool
    supers: tuple[str, ...]


VERSION: Final = "0.1.0"
BASE: Final = "https://w3id.org/vnlegal/"
NAMESPACE: Final = "https://w3id.org/vnlegal/ont#"
PREFIX: Final = "vnl"
PREFIXES: Final[dict[str, str]] = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "vnl": "https://w3id.org/vnlegal/ont#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes for Turtle and JSON-LD, the ontology's own among them."""

LABELS: Final[dict[str, Label]] = {
    "AdministrativeDocument": Label("AdministrativeDocument", "https://w3id.org/vnlegal/ont#AdministrativeDocument", "văn bản hành chính", "administrative document", ("Document",), ()),
    "Body": Label("Body", "https://w3id.org/vnlegal/ont#Body", "cơ quan, tổ chức", "body", (), ("http://data.europa.eu/eli/ontology#Organization", "http://www.w3.org/ns/org#Organization", "http://www.w3.org/ns/prov#Agent")),
    "ConsolidatedText": Label("ConsolidatedText", "https://w3id.org/vnlegal/ont#ConsolidatedText", "văn bản hợp nhất", "consolidated text", ("Document",), ()),
    "Document": Label("Document", "https://w3id.org/vnlegal/ont#Document", "văn bản", "document", (), ("http://data.europa.eu/eli/ontology#Work",)),
    "DocumentType": Label("DocumentType", "https://w3id.org/vnlegal/ont#DocumentType", "loại văn bản", "document type", (), ("http://data.europa.eu/eli/ontology#WorkType", "http://www.w3.org/2004/02/skos/core#Concept")),
    "IssuerCode": Label("IssuerCode", "https://w3id.org/vnlegal/ont#IssuerCode", "chữ viết tắt cơ quan", "issuer code", (), ("http://www.w3.org/2004/02/skos/core#Concept",)),
    "Jurisdiction": Label("Jurisdiction", "https://w3id.org/vnlegal/ont#Jurisdiction", "địa phương", "jurisdiction", (), ("http://data.europa.eu/eli/ontology#AdministrativeArea", "https://schema.org/AdministrativeArea")),
    "Meeting": Label("Meeting", "https://w3id.org/vnlegal/ont#Meeting", "cuộc họp", "meeting", (), ("http://data.europa.eu/eli/eli-draft-legislation-ontology#Activity", "http://www.w3.org/ns/prov#Activity", "https://schema.org/Event")),
    "Mention": Label("Mention", "https://w3id.org/vnlegal/ont#Mention", "lần nhắc đến", "mention", (), ("http://www.w3.org/ns/oa#Annotation", "http://www.w3.org/ns/prov#Entity")),
    "NormativeDocument": Label("NormativeDocument", "https://w3id.org/vnlegal/ont#NormativeDocument", "văn bản quy phạm pháp luật", "normative document", ("Document",), ("http://data.europa.eu/eli/ontology#LegalResource",)),
    "Office": Label("Office", "https://w3id.org/vnlegal/ont#Office", "chức danh", "office", (), ("http://www.w3.org/ns/org#Post",)),
    "PartialReference": Label("PartialReference", "https://w3id.org/vnlegal/ont#PartialReference", "viện dẫn chưa xác định", "partial reference", (), ("http://www.w3.org/ns/prov#Entity",)),
    "PartyDocument": Label("PartyDocument", "https://w3id.org/vnlegal/ont#PartyDocument", "văn bản của Đảng", "Party document", ("Document",), ()),
    "Person": Label("Person", "https://w3id.org/vnlegal/ont#Person", "người", "person", (), ("http://data.europa.eu/eli/ontology#Person", "http://www.w3.org/ns/prov#Agent", "http://xmlns.com/foaf/0.1/Person")),
    "Provision": Label("Provision", "https://w3id.org/vnlegal/ont#Provision", "điều khoản", "provision", (), ("http://data.europa.eu/eli/ontology#WorkSubdivision",)),
    "Task": Label("Task", "https://w3id.org/vnlegal/ont#Task", "nhiệm vụ", "task", (), ("http://www.w3.org/ns/prov#Entity", "https://schema.org/Action")),
    "TextSource": Label("TextSource", "https://w3id.org/vnlegal/ont#TextSource", "nguồn văn bản", "text source", (), ("http://data.europa.eu/eli/ontology#Manifestation", "http://www.w3.org/ns/prov#Entity")),
    "Unit": Label("Unit", "https://w3id.org/vnlegal/ont#Unit", "đơn vị", "unit", ("Body",), ("http://www.w3.org/ns/org#OrganizationalUnit",)),
    "VnLegal": Label("VnLegal", "https://w3id.org/vnlegal/ont#VnLegal", "đối tượng của đồ thị này", "thing of this graph", (), ()),
}

RELATIONSHIPS: Final[dict[str, Relationship]] = {
    "ADOPTED": Relationship("ADOPTED", "https://w3id.org/vnlegal/ont#adopted", "thông qua", "adopted", ("Meeting",), ("Document", "PartialReference"), ("http://data.europa.eu/eli/eli-draft-legislation-ontology#created_a_realization_of",)),
    "AMENDS": Relationship("AMENDS", "https://w3id.org/vnlegal/ont#amends", "sửa đổi, bổ sung", "amends", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#amends",)),
    "ANSWERS": Relationship("ANSWERS", "https://w3id.org/vnlegal/ont#answers", "phúc đáp, trả lời", "answers", ("Document",), ("Document", "PartialReference"), ("http://data.europa.eu/eli/eli-draft-legislation-ontology#answers_to",)),
    "APPLIES": Relationship("APPLIES", "https://w3id.org/vnlegal/ont#applies", "theo, áp dụng", "applies", ("Document", "Task"), ("Document", "PartialReference", "Provision"), ()),
    "ASSIGNED_IN": Relationship("ASSIGNED_IN", "https://w3id.org/vnlegal/ont#assignedIn", "giao tại", "assigned in", ("Task",), ("Document", "PartialReference"), ("http://www.w3.org/ns/prov#wasDerivedFrom",)),
    "ATTENDED_BY": Relationship("ATTENDED_BY", "https://w3id.org/vnlegal/ont#attendedBy", "tham dự", "attended by", ("Meeting",), ("Body", "Person", "Unit"), ("http://www.w3.org/ns/prov#wasAssociatedWith",)),
    "BASED_ON": Relationship("BASED_ON", "https://w3id.org/vnlegal/ont#basedOn", "căn cứ", "based on", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#based_on",)),
    "CANDIDATE": Relationship("CANDIDATE", "https://w3id.org/vnlegal/ont#candidate", "ứng viên", "candidate", ("PartialReference",), ("Document",), ("http://purl.org/dc/terms/relation",)),
    "CHAIRED_BY": Relationship("CHAIRED_BY", "https://w3id.org/vnlegal/ont#chairedBy", "chủ trì bởi", "chaired by", ("Meeting",), ("Person",), ("http://www.w3.org/ns/prov#wasAssociatedWith",)),
    "CITES": Relationship("CITES", "https://w3id.org/vnlegal/ont#cites", "dẫn chiếu", "cites", ("Document", "Meeting", "Task"), ("Document", "PartialReference", "Provision"), ("http://purl.org/dc/terms/references",)),
    "CONCLUDED": Relationship("CONCLUDED", "https://w3id.org/vnlegal/ont#concluded", "kết luận giao", "concluded", ("Meeting",), ("Task",), ("http://www.w3.org/ns/prov#generated",)),
    "CONSIDERS": Relationship("CONSIDERS", "https://w3id.org/vnlegal/ont#considers", "xét đề nghị tại", "considers", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#refers_to",)),
    "CONSOLIDATES": Relationship("CONSOLIDATES", "https://w3id.org/vnlegal/ont#consolidates", "hợp nhất", "consolidates", ("Document",), ("Document", "PartialReference"), ("http://data.europa.eu/eli/ontology#consolidates",)),
    "COORDINATED_BY": Relationship("COORDINATED_BY", "https://w3id.org/vnlegal/ont#coordinatedBy", "phối hợp", "coordinated by", ("Task",), ("Body", "Office", "Person", "Unit"), ("https://schema.org/participant",)),
    "CORRECTS": Relationship("CORRECTS", "https://w3id.org/vnlegal/ont#corrects", "đính chính", "corrects", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#corrects",)),
    "DETAILS": Relationship("DETAILS", "https://w3id.org/vnlegal/ont#details", "quy định chi tiết, hướng dẫn", "details", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#based_on",)),
    "DISSEMINATES": Relationship("DISSEMINATES", "https://w3id.org/vnlegal/ont#disseminates", "quán triệt, phổ biến", "disseminates", ("Document", "Meeting", "Task"), ("Document", "PartialReference", "Provision"), ()),
    "ENDED_BY": Relationship("ENDED_BY", "https://w3id.org/vnlegal/ont#endedBy", "hết hiệu lực theo", "ended by", ("Provision",), ("Document",), ()),
    "HAS_TYPE": Relationship("HAS_TYPE", "https://w3id.org/vnlegal/ont#hasType", "thuộc loại", "has type", ("Document",), ("DocumentType",), ("http://data.europa.eu/eli/ontology#work_type",)),
    "HAS_UNIT": Relationship("HAS_UNIT", "https://w3id.org/vnlegal/ont#hasUnit", "có đơn vị", "has unit", ("Body",), ("Body",), ("http://www.w3.org/ns/org#hasSubOrganization",)),
    "HELD_BY": Relationship("HELD_BY", "https://w3id.org/vnlegal/ont#heldBy", "tổ chức bởi", "held by", ("Meeting",), ("Body", "Unit"), ("http://data.europa.eu/eli/eli-draft-legislation-ontology#had_responsible_organization",)),
    "HOLDS": Relationship("HOLDS", "https://w3id.org/vnlegal/ont#holds", "giữ chức danh", "holds", ("Person",), ("Office",), ("http://www.w3.org/ns/org#holds",)),
    "IMPLEMENTS": Relationship("IMPLEMENTS", "https://w3id.org/vnlegal/ont#implements", "thực hiện", "implements", ("Document", "Meeting", "Task"), ("Document", "PartialReference", "Provision"), ()),
    "IN_JURISDICTION": Relationship("IN_JURISDICTION", "https://w3id.org/vnlegal/ont#inJurisdiction", "thuộc địa phương", "in jurisdiction", ("Body", "Document", "Meeting", "Office", "PartialReference", "Unit"), ("Jurisdiction",), ()),
    "IN_TEXT": Relationship("IN_TEXT", "https://w3id.org/vnlegal/ont#inText", "trong nguồn", "in text", ("Mention",), ("TextSource",), ("http://www.w3.org/ns/oa#hasTarget",)),
    "ISSUED_BY": Relationship("ISSUED_BY", "https://w3id.org/vnlegal/ont#issuedBy", "ban hành bởi", "issued by", ("Document",), ("Body", "Office", "Unit"), ("http://purl.org/dc/terms/creator",)),
    "LED_BY": Relationship("LED_BY", "https://w3id.org/vnlegal/ont#ledBy", "chủ trì", "led by", ("Task",), ("Body", "Office", "Person", "Unit"), ("https://schema.org/agent",)),
    "MERGED_INTO": Relationship("MERGED_INTO", "https://w3id.org/vnlegal/ont#mergedInto", "sáp nhập vào", "merged into", ("Jurisdiction",), ("Jurisdiction",), ("http://purl.org/dc/terms/isReplacedBy",)),
    "PART_OF": Relationship("PART_OF", "https://w3id.org/vnlegal/ont#partOf", "thuộc", "part of", ("Body", "Jurisdiction", "Office", "Provision", "Task", "Unit"), ("Body", "Document", "Jurisdiction", "Provision", "Task", "Unit"), ("http://purl.org/dc/terms/isPartOf",)),
    "PLACE_TODAY": Relationship("PLACE_TODAY", "https://w3id.org/vnlegal/ont#placeToday", "nay thuộc địa phương", "place today", ("Document",), ("Jurisdiction",), ()),
    "PRESENTED": Relationship("PRESENTED", "https://w3id.org/vnlegal/ont#presented", "trình bày, xem xét", "presented", ("Meeting",), ("Document", "PartialReference"), ("http://data.europa.eu/eli/eli-draft-legislation-ontology#based_on_a_realization_of",)),
    "PROMULGATES": Relationship("PROMULGATES", "https://w3id.org/vnlegal/ont#promulgates", "ban hành kèm theo", "promulgates", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#has_annex",)),
    "PROPOSES_CHANGE": Relationship("PROPOSES_CHANGE", "https://w3id.org/vnlegal/ont#proposesChange", "tham mưu điều chỉnh", "proposes change of", ("Document", "Task"), ("Document", "PartialReference", "Provision"), ("http://purl.org/dc/terms/relation",)),
    "RECORDED_IN": Relationship("RECORDED_IN", "https://w3id.org/vnlegal/ont#recordedIn", "ghi tại", "recorded in", ("Document", "Meeting", "Task"), ("TextSource",), ("http://purl.org/dc/terms/source",)),
    "REFERS_TO": Relationship("REFERS_TO", "https://w3id.org/vnlegal/ont#refersTo", "chỉ tới", "refers to", ("Mention",), ("Document", "PartialReference", "Provision"), ("http://www.w3.org/ns/oa#hasBody",)),
    "REPEALS": Relationship("REPEALS", "https://w3id.org/vnlegal/ont#repeals", "bãi bỏ", "repeals", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#repeals",)),
    "REPLACES": Relationship("REPLACES", "https://w3id.org/vnlegal/ont#replaces", "thay thế", "replaces", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#repeals", "http://purl.org/dc/terms/replaces")),
    "RESPONSIBLE_TODAY": Relationship("RESPONSIBLE_TODAY", "https://w3id.org/vnlegal/ont#responsibleToday", "nay thuộc trách nhiệm", "responsible today", ("Document", "Task"), ("Body",), ()),
    "SIGNED_BY": Relationship("SIGNED_BY", "https://w3id.org/vnlegal/ont#signedBy", "ký bởi", "signed by", ("Document",), ("Person",), ("http://purl.org/dc/terms/contributor",)),
    "SUCCEEDED_BY": Relationship("SUCCEEDED_BY", "https://w3id.org/vnlegal/ont#succeededBy", "kế tục bởi", "succeeded by", ("Body",), ("Body",), ("http://purl.org/dc/terms/isReplacedBy",)),
    "SUPERVISED_BY": Relationship("SUPERVISED_BY", "https://w3id.org/vnlegal/ont#supervisedBy", "chỉ đạo", "supervised by", ("Task",), ("Body", "Office", "Person", "Unit"), ()),
    "SUSPENDS": Relationship("SUSPENDS", "https://w3id.org/vnlegal/ont#suspends", "ngưng hiệu lực, đình chỉ", "suspends", ("Document",), ("Document", "PartialReference", "Provision"), ("http://data.europa.eu/eli/ontology#changes",)),
    "USES_CODE": Relationship("USES_CODE", "https://w3id.org/vnlegal/ont#usesCode", "dùng chữ viết tắt", "uses code", ("Body", "Office", "Unit"), ("IssuerCode",), ()),
}

KEYS: Final[dict[str, Key]] = {
    "academic_title": Key("academic_title", "https://w3id.org/vnlegal/ont#academicTitle", "học hàm, học vị", "academic title", "string", False, ("Person",), False, ()),
    "aliases": Key("aliases", "https://w3id.org/vnlegal/ont#aliases", "tên khác", "aliases", "string", True, (), False, ()),
    "area_code": Key("area_code", "https://w3id.org/vnlegal/ont#areaCode", "mã đơn vị hành chính", "area code", "string", False, ("Jurisdiction",), False, ("http://purl.org/dc/terms/identifier",)),
    "attendees": Key("attendees", "https://w3id.org/vnlegal/ont#attendees", "thành phần", "attendees as printed", "string", True, ("Meeting",), False, ()),
    "candidates": Key("candidates", "https://w3id.org/vnlegal/ont#candidates", "các ứng viên", "candidate ids", "string", True, ("Mention", "PartialReference"), False, ()),
    "certainty": Key("certainty", "https://w3id.org/vnlegal/ont#certainty", "mức chắc chắn", "certainty", "string", False, (), False, ()),
    "char_count": Key("char_count", "https://w3id.org/vnlegal/ont#charCount", "số ký tự", "characters", "integer", False, ("TextSource",), False, ()),
    "code": Key("code", "https://w3id.org/vnlegal/ont#code", "ký hiệu", "code", "string", False, ("Body", "Document", "DocumentType", "IssuerCode", "PartialReference"), False, ()),
    "confidence": Key("confidence", "https://w3id.org/vnlegal/ont#confidence", "độ tin cậy", "confidence", "double", False, (), True, ()),
    "coordinate": Key("coordinate", "https://w3id.org/vnlegal/ont#coordinate", "phối hợp theo văn bản", "co-operating as printed", "string", True, ("Task",), False, ()),
    "date": Key("date", "https://w3id.org/vnlegal/ont#date", "ngày", "date", "date", False, ("Document", "Meeting", "Mention"), False, ("http://purl.org/dc/terms/date",)),
    "date_end": Key("date_end", "https://w3id.org/vnlegal/ont#dateEnd", "ngày kết thúc", "end date", "date", False, ("Meeting",), False, ("https://schema.org/endDate",)),
    "date_inferred": Key("date_inferred", "https://w3id.org/vnlegal/ont#dateInferred", "ngày suy ra", "date inferred by", "string", False, ("Meeting",), False, ()),
    "date_text": Key("date_text", "https://w3id.org/vnlegal/ont#dateText", "ngày theo văn bản", "date as known", "string", False, ("Document", "Meeting", "Mention", "PartialReference"), False, ()),
    "due": Key("due", "https://w3id.org/vnlegal/ont#due", "hạn", "due", "string", False, ("Task",), False, ()),
    "due_from": Key("due_from", "https://w3id.org/vnlegal/ont#dueFrom", "hạn từ ngày", "due from", "date", False, ("Task",), False, ()),
    "due_text": Key("due_text", "https://w3id.org/vnlegal/ont#dueText", "hạn theo văn bản", "due as printed", "string", False, ("Task",), False, ()),
    "due_to": Key("due_to", "https://w3id.org/vnlegal/ont#dueTo", "hạn đến ngày", "due to", "date", False, ("Task",), False, ("https://schema.org/endTime",)),
    "effective": Key("effective", "https://w3id.org/vnlegal/ont#effective", "thay đổi có hiệu lực từ", "effective", "date", False, (), True, ()),
    "effective_from": Key("effective_from", "https://w3id.org/vnlegal/ont#effectiveFrom", "có hiệu lực từ", "in force from", "date", False, ("Document",), False, ("http://data.europa.eu/eli/ontology#first_date_entry_in_force",)),
    "effective_to": Key("effective_to", "https://w3id.org/vnlegal/ont#effectiveTo", "hết hiệu lực từ", "no longer in force", "date", False, ("Document",), False, ("http://data.europa.eu/eli/ontology#date_no_longer_in_force",)),
    "encoding": Key("encoding", "https://w3id.org/vnlegal/ont#encoding", "bảng mã", "encoding", "string", False, ("TextSource",), False, ()),
    "family": Key("family", "https://w3id.org/vnlegal/ont#family", "nhóm", "family", "string", False, ("DocumentType",), False, ()),
    "force": Key("force", "https://w3id.org/vnlegal/ont#force", "mức độ", "force", "string", False, ("Task",), False, ()),
    "form": Key("form", "https://w3id.org/vnlegal/ont#form", "hình thức", "form", "string", False, ("Meeting", "Mention"), False, ()),
    "found_at": Key("found_at", "https://w3id.org/vnlegal/ont#foundAt", "chỗ trong tệp", "place in the file", "string", False, (), True, ()),
    "full_name": Key("full_name", "https://w3id.org/vnlegal/ont#fullName", "tên đầy đủ", "full name", "string", False, (), False, ("http://xmlns.com/foaf/0.1/name",)),
    "how": Key("how", "https://w3id.org/vnlegal/ont#how", "xác định nhờ", "resolved how", "string", False, ("Mention",), False, ()),
    "id": Key("id", "https://w3id.org/vnlegal/ont#id", "mã", "id", "string", False, (), True, ("http://purl.org/dc/terms/identifier",)),
    "intended": Key("intended", "https://w3id.org/vnlegal/ont#intended", "số, ký hiệu đúng", "intended signature", "string", False, ("Mention",), False, ()),
    "issued": Key("issued", "https://w3id.org/vnlegal/ont#issued", "ngày ban hành", "issued", "date", False, ("Document",), False, ("http://data.europa.eu/eli/ontology#date_document",)),
    "issuer": Key("issuer", "https://w3id.org/vnlegal/ont#issuer", "cơ quan theo văn bản", "issuer as printed", "string", False, ("Document", "Mention", "PartialReference"), False, ()),
    "item_label": Key("item_label", "https://w3id.org/vnlegal/ont#itemLabel", "ký hiệu mục", "list label", "string", False, ("Task",), False, ()),
    "jurisdiction": Key("jurisdiction", "https://w3id.org/vnlegal/ont#jurisdiction", "mã địa phương", "jurisdiction slug", "string", False, ("Body", "Document", "PartialReference"), False, ()),
    "kind": Key("kind", "https://w3id.org/vnlegal/ont#kind", "dạng", "kind", "string", False, (), False, ()),
    "known": Key("known", "https://w3id.org/vnlegal/ont#known", "biết từ", "known from", "string", False, ("Document",), False, ()),
    "lead": Key("lead", "https://w3id.org/vnlegal/ont#lead", "chủ trì theo văn bản", "lead as printed", "string", True, ("Task",), False, ()),
    "level": Key("level", "https://w3id.org/vnlegal/ont#level", "cấp", "level", "string", False, ("Body", "Jurisdiction", "Provision"), False, ()),
    "media_type": Key("media_type", "https://w3id.org/vnlegal/ont#mediaType", "loại tệp", "media type", "string", False, ("TextSource",), False, ()),
    "mentions": Key("mentions", "https://w3id.org/vnlegal/ont#mentions", "các lần nhắc đến", "mentions", "string", True, (), True, ()),
    "normative": Key("normative", "https://w3id.org/vnlegal/ont#normative", "tính quy phạm", "normative", "string", False, ("Document", "DocumentType"), False, ()),
    "number": Key("number", "https://w3id.org/vnlegal/ont#number", "số", "number", "string", False, ("Document", "Mention", "PartialReference"), False, ("http://data.europa.eu/eli/ontology#number",)),
    "ordinal": Key("ordinal", "https://w3id.org/vnlegal/ont#ordinal", "số thứ tự", "ordinal", "string", False, ("Provision",), False, ()),
    "path": Key("path", "https://w3id.org/vnlegal/ont#path", "đường dẫn", "path", "string", False, ("Provision", "TextSource"), False, ()),
    "place": Key("place", "https://w3id.org/vnlegal/ont#place", "địa điểm", "place", "string", False, ("Meeting",), False, ("https://schema.org/location",)),
    "positions": Key("positions", "https://w3id.org/vnlegal/ont#positions", "chức vụ", "positions", "string", True, ("Person",), False, ("https://schema.org/jobTitle",)),
    "premises": Key("premises", "https://w3id.org/vnlegal/ont#premises", "căn cứ suy luận", "premises", "string", True, (), True, ()),
    "provisions": Key("provisions", "https://w3id.org/vnlegal/ont#provisions", "điều khoản", "provisions", "string", True, ("Mention",), True, ()),
    "quote": Key("quote", "https://w3id.org/vnlegal/ont#quote", "nguyên văn", "quote", "string", False, (), True, ()),
    "reason": Key("reason", "https://w3id.org/vnlegal/ont#reason", "lý do", "reason", "string", False, ("Mention", "PartialReference"), False, ()),
    "reporting": Key("reporting", "https://w3id.org/vnlegal/ont#reporting", "chế độ báo cáo", "reporting duty", "string", False, ("Task",), False, ()),
    "role": Key("role", "https://w3id.org/vnlegal/ont#role", "vai trò", "role", "string", False, ("Mention",), True, ()),
    "role_detail": Key("role_detail", "https://w3id.org/vnlegal/ont#roleDetail", "vai trò chi tiết", "role in detail", "string", False, ("Mention",), True, ()),
    "rule": Key("rule", "https://w3id.org/vnlegal/ont#rule", "quy tắc", "rule", "string", False, (), True, ()),
    "scope": Key("scope", "https://w3id.org/vnlegal/ont#scope", "phạm vi", "scope", "string", False, (), True, ()),
    "series": Key("series", "https://w3id.org/vnlegal/ont#series", "dãy số", "series", "string", False, ("Document", "PartialReference"), False, ()),
    "sha256": Key("sha256", "https://w3id.org/vnlegal/ont#sha256", "mã băm", "SHA-256", "string", False, ("TextSource",), False, ()),
    "short_names": Key("short_names", "https://w3id.org/vnlegal/ont#shortNames", "tên gọi tắt", "short names", "string", True, ("Document",), False, ("http://purl.org/dc/terms/alternative",)),
    "signature": Key("signature", "https://w3id.org/vnlegal/ont#signature", "số, ký hiệu", "signature", "string", False, ("Document", "Mention", "PartialReference"), False, ("http://data.europa.eu/eli/ontology#id_local",)),
    "sites": Key("sites", "https://w3id.org/vnlegal/ont#sites", "số điểm cầu", "sites", "integer", False, ("Meeting",), False, ()),
    "source": Key("source", "https://w3id.org/vnlegal/ont#source", "nguồn", "source", "string", False, (), False, ()),
    "source_doc": Key("source_doc", "https://w3id.org/vnlegal/ont#sourceDoc", "nguồn bằng chứng", "source of the statement", "string", False, (), True, ()),
    "span_end": Key("span_end", "https://w3id.org/vnlegal/ont#spanEnd", "vị trí cuối", "span end", "integer", False, ("Mention",), True, ()),
    "span_start": Key("span_start", "https://w3id.org/vnlegal/ont#spanStart", "vị trí", "span start", "integer", False, (), True, ()),
    "status": Key("status", "https://w3id.org/vnlegal/ont#status", "trạng thái", "status", "string", False, ("Mention", "PartialReference"), False, ()),
    "supervisor": Key("supervisor", "https://w3id.org/vnlegal/ont#supervisor", "chỉ đạo theo văn bản", "supervisor as printed", "string", True, ("Task",), False, ()),
    "text": Key("text", "https://w3id.org/vnlegal/ont#text", "nội dung", "wording", "string", False, ("Task",), False, ("https://schema.org/description",)),
    "time": Key("time", "https://w3id.org/vnlegal/ont#time", "giờ", "time", "string", False, ("Meeting",), False, ()),
    "title": Key("title", "https://w3id.org/vnlegal/ont#title", "tiêu đề", "title", "string", False, (), False, ("http://purl.org/dc/terms/title",)),
    "title_fold": Key("title_fold", "https://w3id.org/vnlegal/ont#titleFold", "tiêu đề để tìm", "searchable title", "string", False, (), False, ()),
    "titles": Key("titles", "https://w3id.org/vnlegal/ont#titles", "các tên gọi", "titles", "string", True, ("Meeting",), False, ()),
    "type_code": Key("type_code", "https://w3id.org/vnlegal/ont#typeCode", "mã loại", "type code", "string", False, ("Document", "Mention", "PartialReference"), False, ()),
    "valid_from": Key("valid_from", "https://w3id.org/vnlegal/ont#validFrom", "từ", "valid from", "string", False, ("Body", "DocumentType", "Jurisdiction"), False, ("https://schema.org/validFrom",)),
    "valid_to": Key("valid_to", "https://w3id.org/vnlegal/ont#validTo", "đến", "valid to", "string", False, ("Body", "DocumentType", "Jurisdiction"), False, ("https://schema.org/validThrough",)),
    "year": Key("year", "https://w3id.org/vnlegal/ont#year", "năm", "year", "integer", False, ("Document", "PartialReference"), False, ()),
}

RDF_ONLY: Final[dict[str, str]] = {
    "BodyKind": "class",
    "ChangeEvent": "class",
    "ExtractionRun": "class",
    "ForceStatus": "class",
    "MeetingKind": "class",
    "RelationKind": "class",
    "adoptedAt": "relationship",
    "amendedBy": "relationship",
    "answeredBy": "relationship",
    "appliedBy": "relationship",
    "assigns": "relationship",
    "attended": "relationship",
    "basisFor": "relationship",
    "begunIn": "relationship",
    "candidateOf": "relationship",
    "chaired": "relationship",
    "changeProposedBy": "relationship",
    "changedFrom": "relationship",
    "changedTo": "relationship",
    "citedBy": "relationship",
    "codeOf": "relationship",
    "concludedBy": "relationship",
    "consideredBy": "relationship",
    "consolidatedBy": "relationship",
    "coordinates": "relationship",
    "correctedBy": "relationship",
    "detailedBy": "relationship",
    "disseminatedBy": "relationship",
    "ended": "relationship",
    "endedIn": "relationship",
    "hasMention": "relationship",
    "hasPart": "relationship",
    "held": "relationship",
    "implementedBy": "relationship",
    "issuerOf": "relationship",
    "jurisdictionOf": "relationship",
    "leads": "relationship",
    "legalBasis": "relationship",
    "legalBasisOf": "relationship",
    "mergedFrom": "relationship",
    "officeHeldBy": "relationship",
    "placeTodayOf": "relationship",
    "presentedAt": "relationship",
    "promulgatedBy": "relationship",
    "records": "relationship",
    "referredToBy": "relationship",
    "repealedBy": "relationship",
    "replacedBy": "relationship",
    "responsibleTodayFor": "relationship",
    "rulesHash": "key",
    "signerOf": "relationship",
    "succeeds": "relationship",
    "supervises": "relationship",
    "suspendedBy": "relationship",
    "typeOf": "relationship",
    "unitOf": "relationship",
    "vocabularyHash": "key",
}
"""Local names of terms that only RDF has, with their kind: inverses, and what RDF alone tells."""
