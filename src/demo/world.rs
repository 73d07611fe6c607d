//! Everything written so far, for the subjects that build on all of it.

use super::area::Area;
use super::capacity::Agreement;
use super::chain::Link;
use super::deals::Deal;
use super::duties::Duty;
use super::parties::Firm;
use super::prices::Prices;
use super::round::Market;
use super::watching::Watched;
use crate::domain::record::Id;

/// The region in the making. What is not written yet is empty.
pub struct World {
    pub area: Area,
    pub firms: Vec<Firm>,
    pub market: Market,
    pub deals: Vec<Deal>,
    pub prices: Prices,
    pub links: Vec<Link>,
    pub agreements: Vec<Agreement>,
    pub last_steps: Vec<Id>,
    pub duties: Vec<Duty>,
    pub watched: Watched,
}
