settings({ locale = "zh" })
settings({ locale = "en" })
