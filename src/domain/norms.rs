//! The norms of the region: lead times, limits and bands that DOMAIN proposes and a region may set otherwise. Read from
//! the settings by `config`; the register carries them, so that every rule goes by the same ones.

/// Lead times, limits and bands; the defaults are those of DOMAIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norms {
    /// Working days a decision takes before its last day (R2).
    pub decision_lead_days: u32,
    /// Months a tender takes from its start to the new contract (R4).
    pub tender_lead_months: u32,
    /// Months of implementation after the award that a new tender counts with (R4); 0 without.
    pub implementation_months: u32,
    /// Days of decision gap under which a contract asks for attention (R4).
    pub gap_attention_days: i64,
    /// Use under which an agreement counts as under-used, in percent (R12).
    pub under_used_percent: i64,
    /// Use above which an agreement counts as nearly full, in percent (R12).
    pub nearly_full_percent: i64,
    /// Use of a ceiling at which the client writes, in percent (R15).
    pub ceiling_warn_percent: i64,
    /// Share of one group in a lot that asks for attention, in percent (R22).
    pub share_amber_percent: i64,
    /// Share of one group in a lot that alarms, in percent (R22).
    pub share_red_percent: i64,
    /// Concentration index above which a lot asks for attention (R22).
    pub hhi_amber: i64,
    /// Providers a light lot wants in each municipality (R25, R32).
    pub light_choice: usize,
    /// Bandwidth of a task budget where the contract sets none, in percent (R17).
    pub task_bandwidth_percent: i64,
    /// Growth of a contract's value by amendments that asks for attention, in percent (R29).
    pub amendment_percent: i64,
    /// Growth by one change for extra services or the unforeseen that asks for attention, in percent (R29).
    pub amendment_single_percent: i64,
    /// Value of amendments together that asks for attention, in cents: the threshold for social services (R29).
    pub amendment_cents: i64,
    /// Days before the start of an intake stop that it has to be asked (R14).
    pub intake_stop_days: i64,
    /// Days before deployment that a subcontractor has to be notified (O22).
    pub notify_days: i64,
    /// Day of the month on which the key figures go out (§5.1).
    pub month_report_day: u32,
    /// Weeks after a quarter in which its report goes out (§5.1).
    pub quarter_report_weeks: u32,
    /// Months between reviews of light lots (R7).
    pub review_months_light: u32,
    /// Months between reviews of heavy lots (R7).
    pub review_months_heavy: u32,
    /// Days after a serious signal, or one of unknown severity, in which somebody has to have acted (N32).
    pub signal_days_high: i64,
    /// The same after a signal of medium severity.
    pub signal_days_medium: i64,
    /// The same after a light one.
    pub signal_days_low: i64,
    /// Number of clients under which a count is not printed (§2.4).
    pub small_count: i64,
}

impl Default for Norms {
    fn default() -> Self {
        Self {
            decision_lead_days: 30,
            tender_lead_months: 18,
            implementation_months: 0,
            gap_attention_days: 180,
            under_used_percent: 70,
            nearly_full_percent: 90,
            ceiling_warn_percent: 70,
            share_amber_percent: 40,
            share_red_percent: 60,
            hhi_amber: 2500,
            light_choice: 2,
            task_bandwidth_percent: 5,
            amendment_percent: 10,
            amendment_single_percent: 50,
            amendment_cents: 75_000_000,
            intake_stop_days: 14,
            notify_days: 30,
            month_report_day: 20,
            quarter_report_weeks: 6,
            review_months_light: 12,
            review_months_heavy: 3,
            signal_days_high: 7,
            signal_days_medium: 14,
            signal_days_low: 30,
            small_count: 10,
        }
    }
}

impl Norms {
    /// The names a settings file may set.
    pub const NAMES: &'static [&'static str] = &[
        "decision_lead_days",
        "tender_lead_months",
        "implementation_months",
        "gap_attention_days",
        "under_used_percent",
        "nearly_full_percent",
        "ceiling_warn_percent",
        "share_amber_percent",
        "share_red_percent",
        "hhi_amber",
        "light_choice",
        "task_bandwidth_percent",
        "amendment_percent",
        "amendment_single_percent",
        "amendment_cents",
        "intake_stop_days",
        "notify_days",
        "month_report_day",
        "quarter_report_weeks",
        "review_months_light",
        "review_months_heavy",
        "signal_days_high",
        "signal_days_medium",
        "signal_days_low",
        "small_count",
    ];

    /// One by its name; nothing for a name that there is not.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<i64> {
        Some(match name {
            "decision_lead_days" => i64::from(self.decision_lead_days),
            "tender_lead_months" => i64::from(self.tender_lead_months),
            "implementation_months" => i64::from(self.implementation_months),
            "gap_attention_days" => self.gap_attention_days,
            "under_used_percent" => self.under_used_percent,
            "nearly_full_percent" => self.nearly_full_percent,
            "ceiling_warn_percent" => self.ceiling_warn_percent,
            "share_amber_percent" => self.share_amber_percent,
            "share_red_percent" => self.share_red_percent,
            "hhi_amber" => self.hhi_amber,
            "light_choice" => i64::try_from(self.light_choice).unwrap_or(i64::MAX),
            "task_bandwidth_percent" => self.task_bandwidth_percent,
            "amendment_percent" => self.amendment_percent,
            "amendment_single_percent" => self.amendment_single_percent,
            "amendment_cents" => self.amendment_cents,
            "intake_stop_days" => self.intake_stop_days,
            "notify_days" => self.notify_days,
            "month_report_day" => i64::from(self.month_report_day),
            "quarter_report_weeks" => i64::from(self.quarter_report_weeks),
            "review_months_light" => i64::from(self.review_months_light),
            "review_months_heavy" => i64::from(self.review_months_heavy),
            "signal_days_high" => self.signal_days_high,
            "signal_days_medium" => self.signal_days_medium,
            "signal_days_low" => self.signal_days_low,
            "small_count" => self.small_count,
            _ => return None,
        })
    }

    /// Sets one by its name; false for a name or value that there is not.
    pub fn set(&mut self, name: &str, value: u32) -> bool {
        let (wide, count) = (i64::from(value), value as usize);
        match name {
            "decision_lead_days" => self.decision_lead_days = value,
            "tender_lead_months" => self.tender_lead_months = value,
            "implementation_months" => self.implementation_months = value,
            "gap_attention_days" => self.gap_attention_days = wide,
            "under_used_percent" => self.under_used_percent = wide,
            "nearly_full_percent" => self.nearly_full_percent = wide,
            "ceiling_warn_percent" => self.ceiling_warn_percent = wide,
            "share_amber_percent" => self.share_amber_percent = wide,
            "share_red_percent" => self.share_red_percent = wide,
            "hhi_amber" => self.hhi_amber = wide,
            "light_choice" => self.light_choice = count,
            "task_bandwidth_percent" => self.task_bandwidth_percent = wide,
            "amendment_percent" => self.amendment_percent = wide,
            "amendment_single_percent" => self.amendment_single_percent = wide,
            "amendment_cents" => self.amendment_cents = wide,
            "intake_stop_days" => self.intake_stop_days = wide,
            "notify_days" => self.notify_days = wide,
            "month_report_day" => self.month_report_day = value,
            "quarter_report_weeks" => self.quarter_report_weeks = value,
            "review_months_light" => self.review_months_light = value,
            "review_months_heavy" => self.review_months_heavy = value,
            "signal_days_high" => self.signal_days_high = wide,
            "signal_days_medium" => self.signal_days_medium = wide,
            "signal_days_low" => self.signal_days_low = wide,
            "small_count" => self.small_count = wide,
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_sets_a_norm_of_its_own() {
        let mut norms = Norms::default();
        for name in Norms::NAMES {
            let before = norms.clone();
            assert!(norms.set(name, 97), "{name}");
            assert_eq!(norms.get(name), Some(97), "{name}");
            assert_ne!(norms, before, "{name}");
        }
        assert!(!norms.set("decision_lead", 97));
    }
}
