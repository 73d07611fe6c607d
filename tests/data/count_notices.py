"""Counts in published notices what a register should hold after reading each into an empty one.

Only the standard library, no code of perceel: `python3 tests/data/count_notices.py FOLDER` (the folder that holds
`ted-eforms` and the others) reads notice-counts.csv beside this file and adds six columns. Rules, in words:
tender: one per notice that has a number, an id or a title. Lot: one per lot with an id. Contract: one per settled
contract and contractor, where members of a consortium are one contractor and members of a list of admitted providers
each are one; and one per winning tender of a result without contract. Contract lot: one per contract and lot that is in
the notice. Provider: every different firm with a contract, and its subcontractors; a firm is its trade register number,
else its name with its number. Subcontract link: one per contract, lot, main contractor and subcontractor.
"""
import csv
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET

OPEN_HOUSE = ["open house", "openhouse", "open-house", "toelatingsprocedure", "bestuurlijke aanbesteding"]


def local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def walk(element, *path):
    """Elements down a path of local names, from the children on."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def below(element, name):
    return [e for e in element.iter() if local(e) == name]


def text(element, *path):
    found = walk(element, *path)
    return (found[0].text or "").strip() if found else ""


def bare(name):
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in folded if c.isalnum())


def passes(nine):
    return any(nine) and sum(a * b for a, b in zip(nine, [9, 8, 7, 6, 5, 4, 3, 2, -1])) % 11 == 0


def solid(number):
    digits = re.sub(r"\D", "", number)
    if len(digits) < 5 or len(set(digits)) == 1:
        return ""
    runs = re.findall(r"\d+", re.sub(r"(?<=\d)[ .\-/_](?=\d)", "", number))
    if any(len(run) == 9 and passes([int(c) for c in run]) for run in runs):
        return ""
    return " ".join(number.split())


def firm_key(name, number, country):
    digits = number.strip()
    if country in ("NL", "NLD") and re.fullmatch(r"\d{8}", digits) and len(set(digits)) > 1:
        return "kvk " + digits
    return bare(name) + " " + solid(number)


def is_joint(members, named, words):
    open_house = any(w in words.lower() for w in OPEN_HOUSE)
    return len(members) > 1 and (named or (not open_house and len(members) < 6))


def eforms(root):
    result = below(root, "NoticeResult")
    result = result[0] if result else ET.Element("none")
    firms = {}
    for organization in below(root, "Organization"):
        for company in walk(organization, "Company"):
            key = firm_key(
                text(company, "PartyName", "Name"),
                text(company, "PartyLegalEntity", "CompanyID"),
                text(company, "PostalAddress", "Country", "IdentificationCode"),
            )
            firms[text(company, "PartyIdentification", "ID")] = key
    lots, groups, frameworks, words = set(), {}, set(), []
    for lot in walk(root, "ProcurementProjectLot"):
        for id_ in walk(lot, "ID"):
            if id_.get("schemeName", "").lower() == "lotsgroup":
                groups.setdefault((id_.text or "").strip(), set())
            else:
                lots.add((id_.text or "").strip())
                codes = [c for c in below(lot, "ContractingSystemTypeCode") if c.get("listName") == "framework-agreement"]
                if any((c.text or "").strip() not in ("", "none") for c in codes):
                    frameworks.add((id_.text or "").strip())
        words += [text(p, t) for p in walk(lot, "ProcurementProject") for t in ("Name", "Description")]
    words += [text(p, t) for p in walk(root, "ProcurementProject") for t in ("Name", "Description")]
    for group in below(root, "LotsGroup"):
        members = {(m.text or "").strip() for m in walk(group, "ProcurementProjectLotReference", "ID")}
        groups.setdefault(text(group, "LotsGroupID"), set()).update(members)
    parties = {}
    for party in walk(result, "TenderingParty"):
        members, seen = [], set()
        for tenderer in walk(party, "Tenderer"):
            key = firms.get(text(tenderer, "ID"))
            if key and key not in seen:
                seen.add(key)
                members.append((key, text(tenderer, "GroupLeadIndicator") == "true"))
        raw = {text(t, "ID") for t in walk(party, "Tenderer")}
        joint = is_joint(raw, bool(text(party, "Name")), "\n".join(words))
        members = [m for m, _ in (sorted(members, key=lambda m: not m[1]) if joint else members)]
        subs = [
            (firms.get(text(s, "ID")), [firms.get((m.text or "").strip()) for m in walk(s, "MainContractor", "ID")])
            for s in walk(party, "SubContractor")
        ]
        parties[text(party, "ID")] = ([tuple(members)] if joint else [(m,) for m in members], subs, joint, len(raw))
    tenders = {}
    for tender in walk(result, "LotTender"):
        named = [(i.text or "").strip() for i in walk(tender, "TenderLot", "ID")]
        own = {lot for n in named for lot in groups.get(n, {n})}
        tenders[text(tender, "ID")] = (text(tender, "TenderingParty", "ID"), own, text(tender, "RankCode"))
    settled, agreements = set(), []
    results = walk(result, "LotResult")
    for contract in walk(result, "SettledContract"):
        id_ = text(contract, "ID")
        own = {(i.text or "").strip() for i in walk(contract, "LotTender", "ID")}
        if not own:
            for r in results:
                if [text(c, "ID") for c in walk(r, "SettledContract")] == [id_]:
                    own |= {(i.text or "").strip() for i in walk(r, "LotTender", "ID")}
        settled |= own
        agreements.append(own)
    for r in results:
        if text(r, "TenderResultCode") == "selec-w" and not walk(r, "SettledContract"):
            for id_ in [(i.text or "").strip() for i in walk(r, "LotTender", "ID")]:
                wins = text(r, "TenderLot", "ID") in frameworks or tenders.get(id_, ("", "", "9"))[2] in ("", "0", "1")
                if wins and id_ not in settled:
                    settled.add(id_)
                    agreements.append({id_})
    contracts, parts, links, providers = 0, 0, set(), set()
    for at, own in enumerate(agreements):
        of_firm = {}
        for id_ in own:
            party, own_lots, _ = tenders.get(id_, ("", set(), ""))
            for members in parties.get(party, ([], [], False, 0))[0]:
                of_firm.setdefault(members, set()).update(own_lots)
        for members, own_lots in of_firm.items():
            contracts += 1
            providers |= set(members)
            parts += len(own_lots & lots)
            for id_ in own:
                party, tender_lots, _ = tenders.get(id_, ("", set(), ""))
                _, subs, joint, size = parties.get(party, ([], [], False, 0))
                chained = {s for s, _ in subs}
                for sub, mains in subs:
                    providers.add(sub)
                    listed = size > 1 and not joint
                    if listed and not set(mains) & set(members):
                        continue
                    up = {m for m in mains if m in members or (m in chained and not listed)} or {members[0]}
                    links |= {(at, members, lot, m, sub) for lot in tender_lots & lots for m in up if m != sub}
    return [len(lots - {""}), len(providers), contracts, parts, len(links)]


def ted(root):
    form = [f for f in below(root, "FORM_SECTION")[0] if f.get("CATEGORY") == "ORIGINAL"][0]
    lots = [text(d, "LOT_NO") or str(n) for n, d in enumerate(below(form, "OBJECT_DESCR"), 1)]
    words = " ".join("".join(e.itertext()) for e in below(form, "OBJECT_CONTRACT"))
    contracts, parts, providers = 0, 0, set()
    for award in below(form, "AWARD_CONTRACT"):
        contractors = [
            firm_key(text(c, "OFFICIALNAME"), text(c, "NATIONALID"), (walk(c, "COUNTRY") or [{}])[0].get("VALUE", ""))
            for c in below(award, "ADDRESS_CONTRACTOR")
        ]
        providers |= set(contractors)
        group = bool(below(award, "AWARDED_TO_GROUP")) and is_joint(contractors, False, words)
        number = 1 if group else len(set(contractors))
        own = re.split(r"[,; ]+", text(award, "LOT_NO")) if text(award, "LOT_NO") else lots[:1]
        contracts += number
        parts += number * len(set(own) & set(lots))
    return [len(lots), len(providers), contracts, parts, 0]


def main():
    table = os.path.join(os.path.dirname(os.path.abspath(__file__)), "notice-counts.csv")
    with open(table, newline="") as file:
        rows = [row[:11] for row in csv.reader(file)]
    out = [rows[0] + ["made_tenders", "made_lots", "made_providers", "made_contracts", "made_parts", "made_links"]]
    for row in rows[1:]:
        root = ET.parse(os.path.join(sys.argv[1], row[0])).getroot()
        if local(root) == "TED_EXPORT":
            counts = [1] + ted(root)
        else:
            title = text(root, "ProcurementProject", "Name")
            known = bool(text(root, "ID") or title or any((e.text or "").strip() for e in below(root, "NoticePublicationID")))
            counts = [1] + eforms(root) if known else [0] * 6
        out.append(row + [str(n) for n in counts])
    with open(table, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(out)


main()
