//! How much there is of everything at each scale: the usual region, its upper bound, and ten times the usual
//! (DOMAIN §7).

/// How big the made-up region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The usual region.
    Region,
    /// The upper column of DOMAIN §7.
    Large,
    /// Ten times the usual region.
    X10,
}

/// Numbers of things.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Municipalities that take part today; three more are history.
    pub towns: usize,
    pub sub_regions: usize,
    /// Providers with a contract under youth care, and how many of those also have one under Wmo is what is over.
    pub jw_deals: usize,
    pub wmo_deals: usize,
    /// Contract parties today.
    pub main_firms: usize,
    /// Subcontractors without a contract of their own.
    pub sub_firms: usize,
    /// Providers whose contracts ended.
    pub past_firms: usize,
    pub groups: usize,
    /// How many times the set of lots of DOMAIN §2.3 is bought, each for its own cluster.
    pub clusters: usize,
    /// Whether each cluster is bought for its own part of the municipalities; else all take part in every lot.
    pub own_towns: bool,
    pub products_per_lot: usize,
    /// Lots per current contract, from and to.
    pub lots_per_deal: (usize, usize),
    /// Contracts of the earlier rounds.
    pub old_jw_deals: usize,
    pub old_wmo_deals: usize,
    /// Provider × product × municipality combinations that are used in a lot of a contract.
    pub pairs_per_lot: usize,
    /// Levels and width of the chains.
    pub subs_per_chain: usize,
    /// Whether duties on waiting times and capacity are laid down per lot.
    pub duties_per_lot: bool,
    /// Months ahead that are reserved.
    pub months_ahead: i32,
}

impl Scale {
    /// The numbers of this scale.
    pub fn size(self) -> Size {
        match self {
            Self::Region => Size {
                towns: 10,
                sub_regions: 3,
                jw_deals: 130,
                wmo_deals: 120,
                main_firms: 150,
                sub_firms: 70,
                past_firms: 12,
                groups: 30,
                clusters: 1,
                own_towns: false,
                products_per_lot: 6,
                lots_per_deal: (2, 4),
                old_jw_deals: 95,
                old_wmo_deals: 85,
                pairs_per_lot: 9,
                subs_per_chain: 4,
                duties_per_lot: false,
                months_ahead: 12,
            },
            Self::Large => Size {
                towns: 27,
                sub_regions: 8,
                jw_deals: 700,
                wmo_deals: 600,
                main_firms: 700,
                sub_firms: 260,
                past_firms: 40,
                groups: 200,
                clusters: 4,
                own_towns: false,
                products_per_lot: 12,
                lots_per_deal: (2, 5),
                old_jw_deals: 400,
                old_wmo_deals: 300,
                pairs_per_lot: 13,
                subs_per_chain: 6,
                duties_per_lot: true,
                months_ahead: 7,
            },
            Self::X10 => Size {
                towns: 100,
                sub_regions: 30,
                jw_deals: 1300,
                wmo_deals: 1200,
                main_firms: 1500,
                sub_firms: 700,
                past_firms: 120,
                groups: 300,
                clusters: 10,
                own_towns: true,
                products_per_lot: 6,
                lots_per_deal: (2, 4),
                old_jw_deals: 950,
                old_wmo_deals: 850,
                pairs_per_lot: 9,
                subs_per_chain: 4,
                duties_per_lot: false,
                months_ahead: 12,
            },
        }
    }
}
