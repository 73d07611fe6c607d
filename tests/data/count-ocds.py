"""Counts what an OCDS file holds, apart from perceel: python3 count-ocds.py FILE... > ocds-counts.csv

A contract counts once per supplier: its own, those of its bids, else those of its award. An award that no contract
follows counts once per supplier, unless it was cancelled. Organisations with the same number or the same name are one.
"""
import json
import os
import sys


def releases(root):
    for record in root.get("records", []):
        compiled = record.get("compiledRelease")
        yield from [compiled] if compiled else record.get("releases", [])
    yield from root.get("releases", [])
    if "ocid" in root and "records" not in root and "releases" not in root:
        yield root


def count(path):
    buyers, suppliers = set(), set()
    lots = contracts = refused = parts = amendments = 0
    for release in releases(json.load(open(path, encoding="utf-8-sig"))):
        listed = {party.get("id"): party for party in release.get("parties", [])}

        def name(party):
            full = listed.get(party.get("id"), party)
            identifier = full.get("identifier") or {}
            return identifier.get("id") or " ".join(full["name"].split()).casefold()

        for party in release.get("parties", []):
            roles = set(party.get("roles", []))
            if roles & {"buyer", "procuringEntity", "leadBuyer", "centralPurchasingBody"}:
                buyers.add(name(party))
            if roles & {"supplier", "subcontractor"}:
                suppliers.add(name(party))
        for party in [release.get("buyer"), release.get("tender", {}).get("procuringEntity")]:
            if party:
                buyers.add(name(party))
        awards = release.get("awards", [])
        for award in awards:
            suppliers |= {name(party) for party in award.get("suppliers", [])}
        known = {lot["id"] for lot in release.get("tender", {}).get("lots", [])}
        lots += len(known)
        bids = {bid["id"]: bid for bid in (release.get("bids") or {}).get("details", [])}
        followed = set()
        deals = []
        for contract in release.get("contracts", []):
            award = next((a for a in awards if a["id"] == contract.get("awardID")), None)
            if award is None and len(awards) == 1:
                award = awards[0]
            if award:
                followed.add(award["id"])
            own = [bids[b] for b in contract.get("relatedBids", []) if b in bids]
            parties = contract.get("suppliers") or [t for b in own for t in b.get("tenderers", [])]
            related = contract.get("relatedLots") or [lot for b in own for lot in b.get("relatedLots", [])]
            deals.append((parties, related, award, len(contract.get("amendments", []))))
        for award in awards:
            if award["id"] not in followed and award.get("status") not in ("cancelled", "unsuccessful"):
                deals.append(([], [], award, 0))
        for parties, related, award, changes in deals:
            award = award or {}
            who = {name(party) for party in parties or award.get("suppliers", [])}
            where = set(related or award.get("relatedLots") or (known if len(known) == 1 else []))
            contracts += len(who)
            refused += not who
            parts += len(who) * len(where & known)
            amendments += changes * len(who)
    return [len(buyers), len(suppliers), lots, contracts, refused, parts, amendments]


print("file;buyers;suppliers;lots;contracts;contracts_without_supplier;contract_lots;amendments")
for path in sys.argv[1:]:
    print(";".join([os.path.join(*path.split(os.sep)[-2:]), *map(str, count(path))]))
